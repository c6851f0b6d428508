import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { badFile, TundishError } from '@/lib/errors'
import type { ListedSource } from '@/lib/store/source-list'
import type { FolderSettings, PostgresSettings } from '@/lib/store/source-settings'
import { addSource, endSource, requireFreeName } from '@/lib/store/sources'
import { readRecords } from '../read/read-records'
import type { Fields, RecordBatch } from '../read/source-record'
import type { Mapping } from '../shapes/mapping'
import { type Proposal, propose } from '../shapes/propose'
import { planImport, withNamesOf } from '../source/plan-import'
import { type Preview, previewRecords } from '../source/preview/preview'
import { toTimeLimits } from '../time-limits'
import { listGrowing } from './growing-folder'
import { withWarehouse } from './open-warehouse'
import { describeSource, readRows } from './read-rows'
import {
  forgetUrl,
  keepUrl,
  readGivenUrl,
  requirePostgresUrl,
  sayPlace,
  type UrlSettings,
} from './source-url'

/** What adding a source looks at it with. */
export type LookSettings = UrlSettings & Readonly<{ firstDay: string }>

/** What a person says of a source: the zone of times without one, or all of the mapping. */
export type Said = Readonly<{ zone?: string | null; mapping?: Mapping | null }>

/** A source before it is kept: where it lies, for eyes, how it would be understood, and what it would give. */
export type LookedAtSource = Readonly<{ place: string; proposal: Proposal; preview: Preview | null }>

export type AskedPostgres = Readonly<{
  name: string
  /** Null where the environment says it. */
  url: string | null
  table: string | null
  query: string | null
  cursor: string | null
  overlapMinutes: number
}>

/** So many rows of a source are looked at for a proposal. */
const SAMPLE_ROWS = 2_000
const PREVIEW_ROWS = 100_000

/**
 * Looks at a table or a select and proposes what it means. Stores nothing. Throws `bad_parameter`, `bad_setting` or `no_answer`
 * with a sentence.
 */
export async function lookAtPostgres(
  db: Db,
  settings: LookSettings,
  asked: AskedPostgres,
  said: Said = {},
): Promise<LookedAtSource> {
  const url = await requireUrl(settings, asked)
  const proposal = await withWarehouse({ name: asked.name, url }, async (warehouse) => {
    const described = await describeSource(warehouse, asked)
    const rows = { member: asked.name, since: null, reached: { cursor: null } }
    const batches = await collect(readRows(warehouse, described, rows), PREVIEW_ROWS)
    const records = batches.flatMap((batch) => batch.records)
    const fields = records
      .slice(0, SAMPLE_ROWS)
      .flatMap((one): Fields[] => ('fields' in one ? [one.fields] : []))
    if (fields.length === 0) throw badFile(`The source ${asked.name} holds no rows to look at.`)
    const proposed = propose({ columns: described.columns, records: fields }, said)
    return { batches, proposed: await withNamesOf(proposed, [() => replay(batches)]) }
  })
  const { batches, proposed } = proposal
  const { mapping } = proposed
  const limits = toTimeLimits(new Date(), settings.firstDay)
  const preview = mapping && (await previewRecords(db, [() => replay(batches)], { mapping, limits }))
  return { place: sayPlace(url), proposal: proposed, preview }
}

async function requireUrl(settings: LookSettings, { name, url }: AskedPostgres): Promise<string> {
  const found = (await readGivenUrl(settings, name)) ?? (url === null ? null : requirePostgresUrl(url))
  if (found !== null) return found
  throw new TundishError('bad_parameter', 'Where is it? Say it with --url-file FILE, or with --url URL.')
}

async function collect(batches: AsyncGenerator<RecordBatch>, most: number): Promise<RecordBatch[]> {
  const collected: RecordBatch[] = []
  let [rows, bytes] = [0, 0]
  for await (const batch of batches) {
    collected.push(batch)
    rows += batch.records.length
    bytes = batch.bytesRead
    if (rows >= most || bytes >= MOST_CHARACTERS) break
  }
  return collected
}

/** So much of a source is held while it is looked at. */
const MOST_CHARACTERS = 64_000_000

async function* replay(batches: readonly RecordBatch[]): AsyncGenerator<RecordBatch> {
  yield* batches
}

/**
 * Keeps a PostgreSQL source and its mapping, and its URL in the data directory unless the environment says it. Returns its id.
 * Throws `bad_parameter` for a name that is taken or none.
 */
export async function addPostgresSource(
  db: Db,
  settings: UrlSettings,
  asked: AskedPostgres,
  confirmed: Readonly<{ mapping: Mapping; author: string }>,
): Promise<bigint> {
  const { name, table, query, cursor, overlapMinutes } = asked
  await requireFreeName(db, name)
  const url = (await readGivenUrl(settings, name)) ?? requirePostgresUrl(asked.url ?? '')
  const urlFile = asked.url === null ? null : await keepUrl(settings.dataDir, asked.url)
  const kept: PostgresSettings = { table, query, cursor, overlapMinutes, urlFile, place: sayPlace(url) }
  try {
    return await addSource(db, { name, kind: 'postgres', settings: kept, ...confirmed })
  } catch (error) {
    await forgetUrl(settings.dataDir, urlFile)
    throw error
  }
}

/** Looks at the files of a folder and proposes what they mean. Stores nothing. Throws `bad_file` with a sentence. */
export async function lookAtFolder(
  db: Db,
  { dataDir, firstDay }: Pick<LookSettings, 'dataDir' | 'firstDay'>,
  folder: string,
  said: Said = {},
): Promise<LookedAtSource> {
  const root = await requireFolder(folder)
  const scratch = path.join(dataDir, 'scratch')
  const files = (await listGrowing(db, root)).filter(({ problem }) => problem === null)
  const [first, ...others] = files
  if (!first) throw badFile(`${root} holds no file to look at; put one there first.`)
  const [plan] = await planImport(db, [first], { scratch, ...said })
  if (!plan) throw badFile(`${first.place} holds nothing.`)
  const parts = [first, ...others].slice(0, MOST_FILES)
  const readers = parts.map((file) => () => readRecords(file.place, { root, scratch }))
  const proposal = plan.isConfirmed ? plan.proposal : await withNamesOf(plan.proposal, readers)
  const { mapping } = proposal
  const limits = toTimeLimits(new Date(), firstDay)
  const preview = mapping && (await previewRecords(db, readers, { mapping, limits, mostRows: PREVIEW_ROWS }))
  return { place: root, proposal, preview }
}

/** Of a folder so many files are looked at. */
const MOST_FILES = 5

/** Where a folder really lies. Throws `bad_file` where there is none. */
async function requireFolder(folder: string): Promise<string> {
  const place = await realpath(folder).catch(() => null)
  if (place !== null && (await stat(place)).isDirectory()) return place
  throw badFile(`There is no folder ${path.resolve(folder)}.`)
}

/** Keeps a folder as a source, with its mapping. Returns its id. Throws `bad_parameter` or `bad_file`. */
export async function addFolderSource(
  db: Db,
  {
    name,
    folder,
    ...confirmed
  }: Readonly<{ name: string; folder: string; mapping: Mapping; author: string }>,
): Promise<bigint> {
  const settings: FolderSettings = { path: await requireFolder(folder) }
  return addSource(db, { name, kind: 'folder', settings, ...confirmed })
}

/** Reads a source no more, and forgets its URL; the rows that it gave stay. */
export async function removeSource(
  db: Db,
  dataDir: string,
  { id, settings }: Pick<ListedSource, 'id' | 'settings'>,
): Promise<void> {
  await endSource(db, id)
  const isKept = typeof settings === 'object' && settings !== null && 'urlFile' in settings
  if (isKept && typeof settings.urlFile === 'string') await forgetUrl(dataDir, settings.urlFile)
}
