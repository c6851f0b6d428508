import type { Db } from '@/lib/db'
import { type Meaning, toProductFunnel } from '@/lib/funnel/meanings'
import { listMeanings } from '@/lib/store/event-meanings'
import { readRecords } from '../read/read-records'
import type { RecordBatch } from '../read/source-record'
import type { Mapping } from '../shapes/mapping'
import type { SourceRow } from '../shapes/source-row'
import { compileMapping } from '../shapes/to-row'
import type { TimeLimits } from '../time-limits'
import { ContentIds } from './content-id'
import { PreviewCounts, type Previewed } from './preview-counts'
import { splitRows } from './split-rows'
import { type SourceFile, understand } from './store-source'

export type PreviewOptions = Readonly<{
  mapping: Mapping
  limits: TimeLimits
  scratch: string | null
  mostRows?: number
}>

/** What files would give by a mapping. */
export type Preview = Previewed &
  Readonly<{
    /** Of the events that were read, how many are stored already, by their ids. */
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
  return previewRecords(
    db,
    files.map(
      ({ place, root }) =>
        () =>
          readRecords(place, { root, scratch }),
    ),
    options,
  )
}

/** The same of records from anywhere, each part of them as a file. */
export async function previewRecords(
  db: Db,
  parts: readonly (() => AsyncIterable<RecordBatch>)[],
  { mapping, limits, mostRows = PREVIEW_ROWS }: Omit<PreviewOptions, 'scratch'>,
): Promise<Preview> {
  const toRows = compileMapping(mapping, limits)
  const meanings = await meaningsWith(db, mapping)
  const counts = new PreviewCounts(
    toProductFunnel([...meanings].map(([type, meaning]) => ({ type, meaning }))),
    meanings,
  )
  const firstRows: SourceRow[] = []
  const listed = mapping.products === null ? null : new Set<string>()
  let known = 0
  for (const read of parts) {
    const ids = new ContentIds()
    for await (const batch of read()) {
      const understood = understand(batch, toRows)
      firstRows.push(...understood.rows.slice(0, FIRST_ROWS - firstRows.length))
      const split = splitRows(understood.rows, { meanings, listed, idOf: (event) => ids.of(event) })
      counts.add(understood, split)
      known += await countKnown(
        db,
        split.events.map(({ id }) => id),
      )
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

async function countKnown(db: Db, ids: readonly string[]): Promise<number> {
  const [row] = await db.$queryRaw<{ known: number }[]>`
    select count(*)::int as known
    from event
    where id = any (${ids}::text[])`
  return row?.known ?? 0
}
