import { type Found, listSources } from './bytes/list-sources'
import type { Container } from './bytes/source'
import { type BrokenMember, explainMembers, requireProblem } from './explain-members'
import { openSource } from './open-source'
import { type Layout, layoutOf, type Records, readSource } from './read-source'
import type { SourceRecord } from './source-record'
import { columnsOf } from './text/read-delimited'

/** How a member is written, and its first records. */
export type LookedAtMember = Readonly<{
  /** The path within a zip, else the file's own name. */
  member: string
  /** What it is packed in, outermost first. */
  containers: readonly Container[]
  layout: Layout
  /** Of a table its columns; otherwise the keys of the first records, in the order in which they came. */
  columns: readonly string[]
  records: readonly SourceRecord[]
  /** Whether these are all. */
  isWhole: boolean
}>

export type FileLook = Readonly<{
  bytes: number
  /** Those that were looked at, in their order; a file that is no archive has one. Without those that hold nothing. */
  members: readonly LookedAtMember[]
  /** Whether there are more members than were looked at. */
  hasMore: boolean
  /** A sentence of what is wrong with some of what was looked at; null where nothing is. */
  problem: string | null
}>

/** As of `readRecords`; `records`: how many are wanted of the first member (the others give 200 at most). */
export type LookOptions = Readonly<{ root?: string | null; scratch?: string | null; records?: number }>

const RECORDS = 2_000
const FURTHER_RECORDS = 200
const MOST_MEMBERS = 50
const MOST_CHARACTERS = 8_000_000

/**
 * What kind of file it is, by its bytes alone, with the first records of each of its first 50 members. Throws `bad_file` where
 * nothing of it can be read, or it holds nothing.
 */
export async function lookAtFile(place: string, options: LookOptions = {}): Promise<FileLook> {
  const { root = null, scratch = null, records = RECORDS } = options
  const { source, bytes, progress } = await openSource(place, root)
  const members: LookedAtMember[] = []
  const broken: BrokenMember[] = []
  let hasMore = false
  for await (const found of listSources(source, { progress, scratch })) {
    hasMore = members.length + broken.length >= MOST_MEMBERS
    if (hasMore) break
    const { member, problem } = await lookAt(
      found,
      members.length === 0 ? records : Math.min(records, FURTHER_RECORDS),
      scratch,
    )
    if (member) members.push(member)
    if (problem !== null) broken.push({ member: found.source.member, problem, wasRead: member !== null })
  }
  const problem = broken.length > 0 ? explainMembers(place, broken) : null
  if (members.length > 0) return { bytes, members, hasMore, problem: problem?.message ?? null }
  throw (
    problem ?? explainMembers(place, [{ member: source.member, problem: 'it holds no rows', wasRead: false }])
  )
}

type Looked = Readonly<{ member: LookedAtMember | null; problem: unknown }>

async function lookAt(found: Found, wanted: number, scratch: string | null): Promise<Looked> {
  const first: First = { records: [], isWhole: true }
  let layout: Layout | null = null
  let problem: unknown = null
  try {
    layout = await layoutOf(found)
    if (layout) await readFirst(readSource(found.source, layout, scratch), wanted, first)
  } catch (error) {
    requireProblem(error)
    problem = error ?? 'unknown'
  }
  const { records, isWhole } = first
  if (!layout || (problem !== null && records.length === 0)) return { member: null, problem }
  const { member, containers } = found.source
  const columns = layout.kind === 'delimited' ? columnsOf(layout) : keysOf(records)
  return { member: { member, containers, layout, columns, records, isWhole }, problem }
}

type First = { records: SourceRecord[]; isWhole: boolean }

/** Fills `first` as far as it can be read. */
async function readFirst(all: AsyncIterable<Records>, wanted: number, first: First): Promise<void> {
  let characters = 0
  for await (const { records } of all) {
    for (const record of records) {
      first.isWhole = first.records.length < wanted && characters < MOST_CHARACTERS
      if (!first.isWhole) return
      first.records.push(record)
      characters += record.row.length
    }
  }
}

function keysOf(records: readonly SourceRecord[]): string[] {
  const keys = new Set<string>()
  for (const record of records) {
    if ('fields' in record) for (const key of Object.keys(record.fields)) keys.add(key)
  }
  return [...keys]
}
