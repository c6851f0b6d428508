import type { Command } from 'commander'
import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { type Erased, eraseUser } from '@/lib/ingest/forget/erase-user'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { confirm, type Terminal } from '../confirm'
import { onDb } from '../open-database'

export function addEraseCommand(program: Command, io: Terminal): void {
  program
    .command('erase')
    .description('take a user away for good, with all ids of the person, and refresh')
    .argument('<user>', 'any id of theirs')
    .option('--yes', 'ask nothing')
    .action((user: string, { yes = false }: { yes?: boolean }) =>
      onDb((db, { timeZone }) => eraseCommand(db, { user, yes, timeZone }, io)),
    )
}

const SAYS = [
  'Events, orders, refunds, history and refused rows of this person go, of all ids that are theirs, and rows of these ids are refused from now on.',
  'It cannot be undone. Files that they came from, backups and what was sent elsewhere are left to you.',
]

/** Asks, erases and refreshes. Throws `bad_parameter` where nobody has that id. */
export async function eraseCommand(
  db: Db,
  { user, yes, timeZone }: Readonly<{ user: string; yes: boolean; timeZone: string }>,
  io: Terminal,
): Promise<number> {
  if (!(await confirm(io, { yes, says: yes ? [] : SAYS, question: 'Erase this user?' }))) {
    io.stdout.write('Nothing was changed.\n')
    return 0
  }
  const erased = await eraseUser(db, user)
  await runRefresh(db, { timeZone })
  io.stdout.write(`${sayErased(erased)}\n`)
  return 0
}

function sayErased({ ids, events, orders, frozenLinks }: Erased): string {
  const counts = `${formatCount(ids)} ids, ${formatCount(events)} events and ${formatCount(orders)} orders`
  const frozen =
    frozenLinks === 0
      ? ''
      : ` ${formatCount(frozenLinks)} frozen ${frozenLinks === 1 ? 'link names' : 'links name'} an id of theirs and ${frozenLinks === 1 ? 'stays' : 'stay'} as they were: revoke them where that may not be.`
  return `Erased: ${counts} have gone, and their sessions are counted no longer.${frozen}`
}
