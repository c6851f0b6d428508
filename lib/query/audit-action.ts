/** What the audit log keeps, by name, in the words of its page. */
export const AUDIT_ACTIONS = {
  setup: 'Created the first admin',
  'sign-in': 'Signed in',
  'sign-in-refused': 'Sign-in refused',
  'sign-out': 'Signed out',
  'sign-out-everywhere': 'Signed out everywhere',
  'password-changed': 'Changed the password',
  'password-reset': 'Chose a new password by link',
  invited: 'Invited',
  'invitation-revoked': 'Revoked an invitation',
  joined: 'Joined by invitation',
  'role-changed': 'Changed a role',
  'member-disabled': 'Disabled a member',
  'member-enabled': 'Enabled a member',
  'link-created': 'Created a share link',
  'link-changed': 'Changed a share link',
  'link-rotated': 'Rotated a share link',
  'link-revoked': 'Revoked a share link',
  'link-password-refused': 'Wrong password for a share link',
  'report-deleted': 'Deleted a report',
  'report-restored': 'Brought a report back',
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof AUDIT_ACTIONS
