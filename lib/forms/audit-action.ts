import { readPage } from '@/lib/query/request/parse-parameters'

/** What the audit log keeps, by name, in the words of its page. */
export const AUDIT_ACTIONS = {
  setup: 'Created the first admin',
  'sign-in': 'Signed in',
  'sign-in-refused': 'Sign-in refused',
  'sign-out': 'Signed out',
  'sign-out-everywhere': 'Signed out everywhere',
  'password-changed': 'Changed the password',
  'password-offered': 'Made a link for a new password',
  'password-reset': 'Chose a new password by link',
  invited: 'Invited',
  'invitation-revoked': 'Revoked an invitation',
  joined: 'Joined by invitation',
  'role-changed': 'Changed a role',
  'member-disabled': 'Disabled a member',
  'member-enabled': 'Enabled a member',
  'link-created': 'Created a share link',
  'link-rotated': 'Rotated a share link',
  'link-revoked': 'Revoked a share link',
  'link-password-refused': 'Wrong password for a share link',
  'report-deleted': 'Deleted a report',
  'report-restored': 'Brought a report back',
  'funnel-deleted': 'Deleted a funnel',
  'funnel-restored': 'Brought a funnel back',
  'segment-changed': 'Changed the filter of a segment',
  'segment-deleted': 'Deleted a segment',
  'segment-restored': 'Brought a segment back',
  'dbt-loaded': 'Loaded a file of dbt',
  'dbt-removed': 'Removed a dbt project',
  'import-asked': 'Imported files',
  'import-cancelled': 'Cancelled an import',
  'import-undone': 'Undid an import',
  'rejects-retried': 'Tried refused rows again',
  'source-added': 'Added a source',
  'source-removed': 'Reads a source no more',
  'write-key-created': 'Created a write key',
  'write-key-rotated': 'Rotated a write key',
  'write-key-revoked': 'Revoked a write key',
  'mapping-changed': 'Changed the mapping of a source',
  'meanings-changed': 'Changed what events mean',
  'people-seen': 'Looked at people',
  'people-exported': 'Exported people',
  'setting-changed': 'Changed a setting',
  'user-erased': 'Erased a user',
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof AUDIT_ACTIONS

export const AUDIT_ACTION_NAMES = Object.keys(AUDIT_ACTIONS) as readonly AuditAction[]

const LONGEST_TEXT = 100

/** What of the log an address asks for; what makes no sense counts as not given. Pages count from 1. */
export function readAuditSearch(
  raw: Readonly<Record<string, unknown>>,
): Readonly<{ action: AuditAction | null; text: string; page: number }> {
  const { text } = raw
  return {
    action: AUDIT_ACTION_NAMES.find((name) => name === raw.action) ?? null,
    text:
      typeof text === 'string'
        ? text
            .slice(0, LONGEST_TEXT)
            .replaceAll(/\p{Cc}/gu, '')
            .trim()
        : '',
    page: readPage(raw),
  }
}
