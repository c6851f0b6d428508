import type { Command } from 'commander'
import { parseEmail } from '@/lib/access/parse-member'
import { makeToken } from '@/lib/access/token'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { parseRole, ROLE_NAMES } from '@/lib/forms/role'
import { toColumns } from '@/lib/reports/report-table'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { invite, offerPassword } from '@/lib/store/members/invitations'
import { changeRole, listMembers, type Member, setDisabled } from '@/lib/store/members/members'
import { onDb, serverUrl } from '../open-database'
import { addList, type Listing } from '../print-list'
import type { Output } from '../write-text'

// What an admin does on the pages, for whoever has the terminal: the way back in when nobody else has one. Each throws
// `bad_member`.

const MEMBERS: Listing<Member> = {
  columns: [
    ...toColumns<Member>('text', 'name', 'email', 'role'),
    { name: 'state', kind: 'text', value: ({ disabledAt }) => (disabledAt ? 'disabled' : 'active') },
    { name: 'last_sign_in', kind: 'text', value: ({ lastSignInAt }) => lastSignInAt?.toISOString() ?? null },
  ],
  read: listMembers,
  none: 'There are no members.',
}

export function addMemberCommands(program: Command, io: Output): void {
  const members = program.command('members').description('who signs in, and what they may do')
  addList(members, 'print them', MEMBERS, io)
  addLinks(members)
  addRights(members)
}

function addLinks(members: Command): void {
  members
    .command('invite')
    .description('print a link with which somebody becomes a member')
    .argument('<email>')
    .option('--role <role>', `one of ${ROLE_NAMES.join(', ')}`, 'viewer')
    .option('--url <url>', 'where the server is reached', serverUrl())
    .action((text: string, { role, url }: { role: string; url: string }) =>
      onDb(async (db) => {
        const { token, tokenHash } = makeToken()
        const invited = { email: requireEmail(text), role: requireRole(role), tokenHash }
        await invite(db, COMMAND_LINE, invited, new Date())
        return `${url}/invitation/${token}\nIt works once, for 7 days.\n`
      }),
    )
  members
    .command('password')
    .description('print a link with which a member chooses a new password')
    .argument('<email>')
    .option('--url <url>', 'where the server is reached', serverUrl())
    .action((text: string, { url }: { url: string }) =>
      onDb(async (db) => {
        const { token, tokenHash } = makeToken()
        await offerPassword(db, COMMAND_LINE, { email: requireEmail(text), tokenHash }, new Date())
        return `${url}/invitation/${token}\nIt works once, for a day.\n`
      }),
    )
}

function addRights(members: Command): void {
  members
    .command('role')
    .description('change what a member may do')
    .argument('<email>')
    .argument('<role>', `one of ${ROLE_NAMES.join(', ')}`)
    .action((text: string, role: string) =>
      onDb(async (db) => {
        const { id, email } = await requireMember(db, text)
        const known = requireRole(role)
        await changeRole(db, COMMAND_LINE, id, known)
        return `${email} is ${known} now.\n`
      }),
    )
  for (const action of ['disable', 'enable'] as const) {
    const isDisabled = action === 'disable'
    members
      .command(action)
      .description(isDisabled ? 'sign a member out and keep them out' : 'let them in again')
      .argument('<email>')
      .action((text: string) =>
        onDb(async (db) => {
          const { id, email } = await requireMember(db, text)
          await setDisabled(db, COMMAND_LINE, id, isDisabled)
          return `${email} ${isDisabled ? 'is disabled, and signed out everywhere' : 'may sign in'}.\n`
        }),
      )
  }
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
