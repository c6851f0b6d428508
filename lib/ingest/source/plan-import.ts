import type { Db } from '@/lib/db'
import { badFile } from '@/lib/errors'
import { getMappingOfKeys } from '@/lib/store/source-mappings'
import { type FileLook, type LookedAtMember, lookAtFile } from '../read/look-at-file'
import { readRecords } from '../read/read-records'
import type { Fields, RecordBatch } from '../read/source-record'
import type { Sample } from '../shapes/columns'
import { startAddingNames, withAllNames } from '../shapes/find-meanings'
import { keysOf } from '../shapes/keys-of'
import type { Mapping } from '../shapes/mapping'
import { type Proposal, propose } from '../shapes/propose'
import { toTimeLimits } from '../time-limits'
import type { SourceFile } from './store-source'

export type PlanOptions = Readonly<{
  scratch: string | null
  /** Of times that are written without one. */
  zone?: string | null
  /** In place of what would be proposed. */
  mapping?: Mapping | null
  now?: Date
  /** So many rows of each file are read for what its events are called: of longer ones the first. */
  namedRows?: number
}>

/** Files of one layout, and how they are understood. */
export type ImportPlan = Readonly<{
  files: readonly (SourceFile & Readonly<{ bytes: number; look: FileLook }>)[]
  keysHash: string
  /** The mapping was given, or confirmed before: there is nothing to ask. */
  isConfirmed: boolean
  /** Whether the names of all of their events are known, and not of the first ones alone. */
  isNamed: boolean
  proposal: Proposal
}>

/**
 * Looks at files and says how each would be understood; those of one layout together, in their order. A mapping that was
 * given counts for all; else the one that was confirmed for the layout before; else what is proposed. Stores nothing. Throws
 * `bad_file` for what cannot be read.
 */
export async function planImport(
  db: Db,
  files: readonly SourceFile[],
  options: PlanOptions,
): Promise<readonly ImportPlan[]> {
  const alike = new Map<string, { sample: Sample; files: ImportPlan['files'] }>()
  for (const file of files) {
    const look = await lookAtFile(file.place, { root: file.root, scratch: options.scratch })
    const sample = toSample(look, file.place)
    const keysHash = keysOf(sample)
    const before = alike.get(keysHash)
    const files = [...(before?.files ?? []), { ...file, bytes: look.bytes, look }]
    // An export of a day without events has a header and no rows.
    alike.set(keysHash, { files, sample: before?.sample.records.length ? before.sample : sample })
  }
  const plans: Omit<ImportPlan, 'isNamed'>[] = []
  for (const [keysHash, { files, sample }] of alike) {
    plans.push({ files, keysHash, ...(await understand(db, sample, keysHash, options)) })
  }
  return Promise.all(plans.map((plan) => withNames(plan, options)))
}

async function understand(db: Db, sample: Sample, keysHash: string, options: PlanOptions) {
  const { zone = null, mapping = null, now = new Date() } = options
  const confirmed = mapping ? null : await getMappingOfKeys(db, keysHash)
  const zoned = confirmed && zone ? withZone(confirmed.mapping, zone) : (confirmed?.mapping ?? null)
  const given = mapping ?? zoned
  const proposal = propose(sample, { zone, mapping: given, now })
  return { isConfirmed: given !== null, proposal }
}

const NAMED_ROWS = 300_000

/** A proposal that knows the names of all events, where the first records have some of them. */
async function withNames(
  plan: Omit<ImportPlan, 'isNamed'>,
  { scratch, now = new Date(), namedRows = NAMED_ROWS }: PlanOptions,
): Promise<ImportPlan> {
  const { mapping, names } = plan.proposal
  const isRead = plan.files.every(({ look }) => look.members.length === 1 && look.members[0]?.isWhole)
  if (plan.isConfirmed || isRead || !mapping) return { ...plan, isNamed: true }
  const read = await readNames(mapping, toParts(plan.files, scratch), {
    names: names.keys(),
    now,
    mostRows: namedRows,
  })
  const proposal = { ...plan.proposal, mapping: withAllNames(mapping, read.names) }
  return { ...plan, proposal, isNamed: read.isWhole }
}

type Parts = readonly (() => AsyncIterable<RecordBatch>)[]

/** Files as what reads them. */
export function toParts(files: readonly SourceFile[], scratch: string | null): Parts {
  return files.map(
    ({ place, root }) =>
      () =>
        readRecords(place, { root, scratch }),
  )
}

type NamesRead = Readonly<{ names: ReadonlySet<string>; isWhole: boolean }>

/** Adds to names those of the events in the first records of each part; `isWhole`: there are no more. */
export async function readNames(
  mapping: Mapping,
  parts: Parts,
  {
    names: known,
    now,
    mostRows = NAMED_ROWS,
  }: Readonly<{ names: Iterable<string>; now: Date; mostRows?: number }>,
): Promise<NamesRead> {
  const names = new Set(known)
  if (mapping.rows === 'orders') return { names, isWhole: true }
  const addName = startAddingNames(mapping, toTimeLimits(now), names)
  let isWhole = true
  for (const read of parts) {
    let rows = 0
    for await (const { records } of read()) {
      for (const record of records) if ('fields' in record) addName(record.fields)
      rows += records.length
      if (rows < mostRows) continue
      isWhole = false
      break
    }
  }
  return { names, isWhole }
}

/** A proposal that knows the names of the events in the first records of each part. */
export async function withNamesOf(proposal: Proposal, parts: Parts): Promise<Proposal> {
  const { mapping } = proposal
  if (!mapping || mapping.rows === 'orders') return proposal
  const { names } = await readNames(mapping, parts, { names: proposal.names.keys(), now: new Date() })
  return { ...proposal, mapping: withAllNames(mapping, names) }
}

function withZone(mapping: Mapping, zone: string): Mapping {
  return mapping.time.zone === null ? mapping : { ...mapping, time: { ...mapping.time, zone } }
}

function toSample({ members }: FileLook, place: string): Sample {
  const first = members.find(({ records }) => records.length > 0) ?? members[0]
  if (!first) throw badFile(`${place} holds no rows.`)
  const records = first.records.flatMap((record): Fields[] => ('fields' in record ? [record.fields] : []))
  const [problem] = first.records.flatMap((record) => ('reason' in record ? [record] : []))
  const unread = problem && records.length === 0 ? `Line ${problem.line}: ${problem.reason}` : null
  return { columns: isTable(first) ? first.columns : null, records, unread }
}

function isTable({ layout }: LookedAtMember): boolean {
  return layout.kind === 'delimited'
}
