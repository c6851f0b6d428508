import type { Command } from 'commander'
import type { Db } from '@/lib/db'
import { eraseUser, sayErased } from '@/lib/ingest/forget/erase-user'
import { foreseeErasure, sayErasure } from '@/lib/ingest/forget/foresee-erasure'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { confirm, type Terminal } from '../../confirm'
import { onDb } from '../../open-database'

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

/** Says who it is and what goes, asks, erases and refreshes. Throws `bad_parameter` where nobody has that id. */
export async function eraseCommand(
  db: Db,
  { user, yes, timeZone }: Readonly<{ user: string; yes: boolean; timeZone: string }>,
  io: Terminal,
): Promise<number> {
  const says = yes ? [] : sayErasure(await foreseeErasure(db, user))
  if (!(await confirm(io, { yes, says, question: 'Erase this user?' }))) {
    io.stdout.write('Nothing was changed.\n')
    return 0
  }
  const erased = await eraseUser(db, user)
  await runRefresh(db, { timeZone })
  io.stdout.write(`${sayErased(erased)}\n`)
  return 0
}
