import { createHash } from 'node:crypto'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { quote } from '@/lib/format/quote'
import { ratio } from '@/lib/stats/ratio'
import { getDataKind } from '@/lib/store/shop-data'
import type { TimeLimits } from '../time-limits'
import type { NewEvent } from '../write/new-row'
import { type CompleteTable, toCompleteTable } from './complete-tables'
import { dropComplete, refuseMany, stageComplete } from './gone-rows'
import type { OpenFile } from './open-files'
import { readTable } from './read-table'

type Options = Readonly<{
  limits: TimeLimits
  complete?: readonly CompleteTable[]
  acceptGone?: boolean
  acceptRepeatedIds?: boolean
}>

/** A file that was said to be complete; not whole where rows of it cannot be taken, and then nothing goes. */
export type Whole = Readonly<{ table: CompleteTable; isWhole: boolean }>

/**
 * Reads what must be known of a delivery before anything of it is stored: which rows its complete tables have, and
 * whether the ids of its events begin anew. Returns the files that were said to be complete; what they have waits for
 * `takeGone`. Throws `bad_file` for what somebody must confirm, and leaves nothing behind then.
 */
export async function lookFirst(
  db: Db,
  importId: bigint,
  files: readonly OpenFile[],
  { limits, complete = [], acceptGone = false, acceptRepeatedIds = false }: Options,
): Promise<ReadonlyMap<OpenFile, Whole>> {
  // A demo goes before anything is stored, so nothing of it is known or can be missing.
  const isEmpty = (await getDataKind(db)) === 'demo'
  const whole = new Map<OpenFile, Whole>()
  try {
    for (const file of files) {
      const { kind } = file.table
      if (kind === 'event' && !acceptRepeatedIds) await refuseRepeatedIds(db, file, { limits, isEmpty })
      const table = toCompleteTable(kind)
      if (table === null || !complete.includes(table)) continue
      const isWhole = await stageComplete(db, importId, file, { table, limits })
      whole.set(file, { table, isWhole })
      if (isWhole && !acceptGone && !isEmpty) await refuseMany(db, importId, file, table)
    }
  } catch (error) {
    await dropComplete(db, importId)
    throw error
  }
  return whole
}

/** So many ids are looked at; of smaller files all. */
const MOST_IDS = 50_000

/** Of the ids that are known more than this share, and at least two, must say another session to be told of. */
const SUSPECT_SHARE = 0.1
const FEWEST_MOVED = 2

/** What a file says of an id: its first session, and another one that it says further down. */
type Seen = { hash: string; session: string; other: string | null; isRepeated: boolean }

/**
 * Throws `bad_file` where the ids of a file of events seem to begin anew: where more than a tenth of those that are
 * known already, stored or further up in the file, would move to other sessions. Reads the file through and writes
 * nothing. Of large files a sample is looked at: the ids of the smallest hashes, with all of their rows.
 */
async function refuseRepeatedIds(
  db: Db,
  file: OpenFile,
  { limits, isEmpty }: Readonly<{ limits: TimeLimits; isEmpty: boolean }>,
): Promise<void> {
  const seen = await sampleIds(file, limits)
  const stored = isEmpty ? new Map<string, string>() : await readSessions(db, [...seen.keys()])
  const moved: Moved[] = []
  let known = 0
  for (const [id, { session, other, isRepeated }] of seen) {
    const before = stored.get(id)
    if (before === undefined && !isRepeated) continue
    known += 1
    const to = before === undefined || before === session ? other : session
    if (to !== null) moved.push({ id, from: before ?? session, to })
  }
  const share = ratio(moved.length, known) ?? 0
  if (moved.length < FEWEST_MOVED || share <= SUSPECT_SHARE) return
  throw new TundishError('bad_file', explain(file.path, moved, known))
}

type Moved = Readonly<{ id: string; from: string; to: string }>

function explain(path: string, moved: readonly Moved[], known: number): string {
  const [first] = moved
  const counts = `${formatCount(moved.length)} of ${formatCount(known)} that are known already (${formatShare(ratio(moved.length, known))})`
  const example = first
    ? ` Event ${quote(first.id)}, for one, is of session ${quote(first.from)} and would be of session ${quote(first.to)}.`
    : ''
  return `The ids of events in ${path} seem to begin anew: ${counts} would move to another session.${example} Nothing was stored. Give each event an id of its own; or where these are corrections, import them with --yes, or in the watched folder with TUNDISH_REPEATED_IDS=accept.`
}

async function sampleIds(file: OpenFile, limits: TimeLimits): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  let highest = '~'
  for await (const { rows } of readTable(file, limits)) {
    for (const { value } of rows) {
      if (isEvent(value)) look(seen, value, highest)
    }
    if (seen.size > 2 * MOST_IDS) highest = keepSmallest(seen)
  }
  if (seen.size > MOST_IDS) keepSmallest(seen)
  return seen
}

function look(
  seen: Map<string, Seen>,
  { id, sessionId }: Pick<NewEvent, 'id' | 'sessionId'>,
  highest: string,
): void {
  if (sessionId === null) return
  const before = seen.get(id)
  if (before) {
    before.isRepeated = true
    if (sessionId !== before.session) before.other = sessionId
    return
  }
  const hash = createHash('md5').update(id).digest('base64')
  if (hash < highest) seen.set(id, { hash, session: sessionId, other: null, isRepeated: false })
}

/** Forgets all ids but those of the smallest hashes. Returns the hash from which on none is kept. */
function keepSmallest(seen: Map<string, Seen>): string {
  const hashes = [...seen.values()].map(({ hash }) => hash).sort()
  const end = hashes[MOST_IDS] ?? '~'
  for (const [id, { hash }] of seen) if (hash >= end) seen.delete(id)
  return end
}

async function readSessions(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; session_id: string }[]>`
    select id, session_id
    from event
    where id = any (${ids}::text[])
    order by id, user_id`
  return new Map(rows.map((row) => [row.id, row.session_id]))
}

function isEvent(value: object): value is NewEvent {
  return 'sessionId' in value
}
