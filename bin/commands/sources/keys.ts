import type { Command } from 'commander'
import {
  createWriteKey,
  listWriteKeys,
  requireWriteKey,
  revokeWriteKey,
  rotateWriteKey,
  type WriteKey,
} from '@/lib/access/write-keys'
import { toLiveMapping } from '@/lib/ingest/live/live-mapping'
import { toColumns } from '@/lib/reports/report-table'
import { listMeanings } from '@/lib/store/event-meanings'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { onDb } from '../../open-database'
import { addList, type Listing } from '../../print-list'
import type { Output } from '../../write-text'

const KEYS: Listing<WriteKey> = {
  columns: [
    ...toColumns<WriteKey>('text', 'id', 'name', 'prefix'),
    { name: 'origins', kind: 'text', value: ({ origins }) => origins.join(' ') || null },
    { name: 'events', kind: 'text', value: ({ types }) => types.join(', ') || null },
    { name: 'last used', kind: 'text', value: ({ lastUsedAt }) => lastUsedAt?.toISOString() ?? null },
  ],
  read: listWriteKeys,
  none: 'There are no write keys; "keys create" makes one.',
}

const WHICH = 'its name or id, as the list has it'

export function addKeyCommands(program: Command, io: Output): void {
  const keys = program.command('keys').description('by what programs send events as they happen')
  addList(keys, 'print those that are not revoked', KEYS, io)
  keys
    .command('create')
    .description('make a source that programs send to, and print its write key, once')
    .requiredOption('--name <name>', 'how it is called')
    .option('--origin <origin>', 'pages of it alone may send; may be given again', collect, [])
    .option('--event <name>', 'it may send this event; may be given again', collect, [])
    .action(({ name, origin, event }: Readonly<{ name: string; origin: string[]; event: string[] }>) =>
      onDb(async (db) => {
        const mapping = toLiveMapping(await listMeanings(db))
        const { key } = await createWriteKey(db, COMMAND_LINE, {
          name,
          mapping,
          origins: origin,
          types: event,
        })
        return `${key}\n`
      }),
    )
  keys
    .command('rotate')
    .description('make another key in place of one, which is refused from then on, and print it')
    .argument('<key>', WHICH)
    .action((which: string) =>
      onDb(async (db) => {
        const { id } = await requireWriteKey(db, which)
        return `${(await rotateWriteKey(db, COMMAND_LINE, id)).key}\n`
      }),
    )
  keys
    .command('revoke')
    .description('take nothing more by a key; what came stays')
    .argument('<key>', WHICH)
    .action((which: string) =>
      onDb(async (db) => {
        const { id, name } = await requireWriteKey(db, which)
        await revokeWriteKey(db, COMMAND_LINE, id)
        return `Nothing more is taken by the write key of ${name}. What came stays.\n`
      }),
    )
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value]
}
