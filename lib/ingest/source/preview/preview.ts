import type { Db } from '@/lib/db'
import type { Meaning } from '@/lib/funnel/meanings'
import { listMeanings } from '@/lib/store/event-meanings'
import type { RecordBatch } from '../../read/source-record'
import type { Mapping } from '../../shapes/mapping'
import type { SourceRow } from '../../shapes/source-row'
import { compileMapping } from '../../shapes/to-row'
import type { TimeLimits } from '../../time-limits'
import { ContentIds } from '../ids/content-id'
import { LinesTaken } from '../ids/lines-taken'
import { toParts } from '../plan-import'
import { type SplitRows, splitRows } from '../split-rows'
import type { SourceFile } from '../store-source'
import { understand } from '../understand'
import { PreviewCounts, type Previewed } from './preview-counts'

export type PreviewOptions = Readonly<{
  mapping: Mapping
  limits: TimeLimits
  scratch: string | null
  mostRows?: number
}>

/** What files would give by a mapping. */
export type Preview = Previewed &
  Readonly<{
    /** Of the rows that were read, how many are of events or orders that are stored already, by their ids. */
    known: number
    /** Whether all rows were looked at; else the first ones. */
    isWhole: boolean
    firstRows: readonly SourceRow[]
  }>

/** So many rows are looked at: of larger files the first. */
export const PREVIEW_ROWS = 300_000
const FIRST_ROWS = 10

/** Reads files as an import would, and stores nothing. */
export function previewSource(
  db: Db,
  files: readonly SourceFile[],
  { scratch, ...options }: PreviewOptions,
): Promise<Preview> {
  return previewRecords(db, toParts(files, scratch), options)
}

/** The same of records from anywhere, each part of them as a file. */
export async function previewRecords(
  db: Db,
  parts: readonly (() => AsyncIterable<RecordBatch>)[],
  { mapping, limits, mostRows = PREVIEW_ROWS }: Omit<PreviewOptions, 'scratch'>,
): Promise<Preview> {
  const toRows = compileMapping(mapping, limits)
  const meanings = await meaningsWith(db, mapping)
  const { idleMinutes } = await db.refreshState.findUniqueOrThrow({ where: { id: 1 } })
  const counts = new PreviewCounts(meanings, idleMinutes)
  const firstRows: SourceRow[] = []
  const lines = new LinesTaken(mapping.products !== null)
  let known = 0
  for (const read of parts) {
    const ids = new ContentIds()
    lines.startFile()
    for await (const batch of read()) {
      const understood = understand(batch, toRows)
      firstRows.push(...understood.rows.slice(0, FIRST_ROWS - firstRows.length))
      const split = splitRows(understood.rows, { meanings, lines, idOf: (event) => ids.of(event) })
      counts.add(understood, split)
      known += await countKnown(db, split)
      if (counts.read >= mostRows) return { ...counts.end(), known, isWhole: false, firstRows }
    }
  }
  return { ...counts.end(), known, isWhole: true, firstRows }
}

/** What names mean as it would be: what is known, and what the mapping says. */
async function meaningsWith(db: Db, mapping: Mapping): Promise<Map<string, Meaning>> {
  const known = await listMeanings(db)
  return new Map([
    ...known.map(({ type, meaning }) => [type, meaning] as const),
    ...Object.entries(mapping.meanings),
  ])
}

async function countKnown(db: Db, { events, orderRows }: SplitRows): Promise<number> {
  const [row] = await db.$queryRaw<{ known: number }[]>`
    select (
        select count(*)::int
        from event
        where id = any (${events.map(({ id }) => id)}::text[])
      ) + (
        select count(*)::int
        from unnest(${[...orderRows]}::text[]) as given (id)
        join "order" using (id)
      ) as known`
  return row?.known ?? 0
}
