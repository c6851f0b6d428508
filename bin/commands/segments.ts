import type { Command } from 'commander'
import type { Db } from '@/lib/db'
import { parseKeptText } from '@/lib/forms/parse-kept-text'
import { toColumns } from '@/lib/reports/report-table'
import { turnKept } from '@/lib/store/kept/kept-row'
import {
  changeSegment,
  createSegment,
  findSegment,
  listSegments,
  parseSegmentFilter,
  type Segment,
} from '@/lib/store/kept/segments'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { onDb } from '../open-database'
import { addList, type Listing } from '../print-list'
import type { Output } from '../write-text'

const SEGMENTS: Listing<Segment> = {
  columns: toColumns<Segment>('text', 'id', 'name', 'owner', 'filter', 'description'),
  read: listSegments,
  none: 'There are no segments.',
}

const WHICH = 'its id or its name, as the list has it'

type Said = Readonly<{ name?: string; description?: string }>

export function addSegmentCommands(program: Command, io: Output): void {
  const segments = program.command('segments').description('filters that are saved with a name')
  addList(segments, 'print those that are saved', SEGMENTS, io)
  segments
    .command('save')
    .description('save a filter as a segment; with --id as the filter of that one')
    .argument('<filter>', 'as `--where` of reports has it: "device is mobile"')
    .option('--name <name>', 'what it is called; a new one needs one')
    .option('--description <text>', 'what it is for')
    .option('--id <segment>', 'the segment whose filter it becomes')
    .action((filter: string, options: Said & Readonly<{ id?: string }>) =>
      onDb((db) => saveSegment(db, parseSegmentFilter(filter), options)),
    )
  segments
    .command('rename')
    .description('call a segment otherwise')
    .argument('<segment>', WHICH)
    .argument('<name>', 'what it is called from now on')
    .option('--description <text>', 'what it is for')
    .action((which: string, name: string, said: Said) =>
      onDb(async (db) => {
        const { id } = await changeText(db, which, { ...said, name })
        return `Segment ${id} is renamed.\n`
      }),
    )
  segments
    .command('delete')
    .description('delete a segment')
    .argument('<segment>', WHICH)
    .action((which: string) =>
      onDb(async (db) => {
        const { id } = await findSegment(db, which)
        await turnKept(db, COMMAND_LINE, 'segment', { id, isDeleted: true })
        return `Segment ${id} is deleted; \`segments restore ${id}\` brings it back.\n`
      }),
    )
  segments
    .command('restore')
    .description('bring a deleted segment back')
    .argument('<id>', 'as the list had it')
    .action((id: string) =>
      onDb(async (db) => {
        await turnKept(db, COMMAND_LINE, 'segment', { id, isDeleted: false })
        return `Segment ${id} is back.\n`
      }),
    )
}

async function saveSegment(
  db: Db,
  filter: string,
  { id: which, ...said }: Said & Readonly<{ id?: string }>,
): Promise<string> {
  if (which === undefined) {
    const created = await createSegment(db, COMMAND_LINE, { ...parseKeptText('segment', said), filter })
    return `Saved as segment ${created}.\n`
  }
  const { id } = await changeText(db, which, said, filter)
  return `Segment ${id} is saved.\n`
}

/** What is not said stays. */
async function changeText(db: Db, which: string, said: Said, filter?: string): Promise<Segment> {
  const segment = await findSegment(db, which)
  const { name, description } = segment
  const text = parseKeptText('segment', { name, description: description ?? '', ...said })
  await changeSegment(db, COMMAND_LINE, segment.id, { ...text, ...(filter !== undefined && { filter }) })
  return segment
}
