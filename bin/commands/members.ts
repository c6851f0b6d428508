import { parseEmail } from '@/lib/access/parse-member'
import { makeToken } from '@/lib/access/token'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { parseRole, ROLE_NAMES } from '@/lib/forms/role'
import { invite, offerPassword } from '@/lib/store/members/invitations'
import { changeRole, listMembers, type Member, setDisabled } from '@/lib/store/members/members'
import type { Listing, Output } from '../print-list'

// What an admin does on the pages, for whoever has the terminal: the way back in when nobody else has one.

const ACTOR = { memberId: null, name: 'the command line', address: null } as const

export const MEMBERS: Listing<Member> = {
  columns: [
    { name: 'name', kind: 'text', value: ({ name }) => name },
    { name: 'email', kind: 'text', value: ({ email }) => email },
    { name: 'role', kind: 'text', value: ({ role }) => role },
    { name: 'state', kind: 'text', value: ({ disabledAt }) => (disabledAt ? 'disabled' : 'active') },
    { name: 'last_sign_in', kind: 'text', value: ({ lastSignInAt }) => lastSignInAt?.toISOString() ?? null },
  ],
  read: listMembers,
  none: 'There are no members.',
}

/** Where the pages are: links begin with it. */
type Server = Readonly<{ url: string }>

/** Prints a link with which somebody becomes a member. Throws `bad_member`. */
export async function inviteCommand(
  db: Db,
  { email, role }: Readonly<{ email: string; role: string }>,
  { url }: Server,
  { stdout }: Output,
): Promise<void> {
  const { token, tokenHash } = makeToken()
  await invite(db, ACTOR, { email: requireEmail(email), role: requireRole(role), tokenHash }, new Date())
  stdout.write(`${url}/invitation/${token}\nIt works once, for 7 days.\n`)
}

/** Prints a link with which a member chooses a new password. Throws `bad_member`. */
export async function passwordCommand(
  db: Db,
  email: string,
  { url }: Server,
  { stdout }: Output,
): Promise<void> {
  const { token, tokenHash } = makeToken()
  await offerPassword(db, ACTOR, { email: requireEmail(email), tokenHash }, new Date())
  stdout.write(`${url}/invitation/${token}\nIt works once, for a day.\n`)
}

/** Throws `bad_member`. */
export async function roleCommand(db: Db, email: string, role: string, { stdout }: Output): Promise<void> {
  const { id, email: address } = await requireMember(db, email)
  const known = requireRole(role)
  await changeRole(db, ACTOR, id, known)
  stdout.write(`${address} is ${known} now.\n`)
}

/** Throws `bad_member`. */
export async function disableCommand(
  db: Db,
  email: string,
  disabled: boolean,
  { stdout }: Output,
): Promise<void> {
  const { id, email: address } = await requireMember(db, email)
  await setDisabled(db, ACTOR, id, disabled)
  stdout.write(
    disabled ? `${address} is disabled, and signed out everywhere.\n` : `${address} may sign in.\n`,
  )
}

async function requireMember(db: Db, email: string): Promise<Member> {
  const address = requireEmail(email)
  const member = (await listMembers(db)).find((candidate) => candidate.email === address)
  if (!member) throw new TundishError('bad_member', `${address} is no member.`)
  return member
}

function requireEmail(text: string): string {
  const email = parseEmail(text)
  if (email !== null) return email
  throw new TundishError('bad_member', `${quote(text)} is no e-mail address.`)
}

function requireRole(text: string) {
  const role = parseRole(text)
  if (role) return role
  throw new TundishError('bad_member', `${quote(text)} is no role; there are ${ROLE_NAMES.join(', ')}.`)
}
