import type { Db } from '@/lib/db'
import { badFile } from '@/lib/errors'
import { getMappingOfKeys } from '@/lib/store/sources'
import { type FileLook, type LookedAtMember, lookAtFile } from '../read/look-at-file'
import type { Fields } from '../read/source-record'
import { keysOf } from '../shapes/keys-of'
import type { Mapping } from '../shapes/mapping'
import { type Proposal, propose } from '../shapes/propose'
import type { SourceFile } from './store-source'

export type PlanOptions = Readonly<{
  scratch: string | null
  /** Of times that are written without one. */
  zone?: string | null
  /** In place of what would be proposed. */
  mapping?: Mapping | null
  now?: Date
}>

/** Files of one layout, and how they are understood. */
export type ImportPlan = Readonly<{
  files: readonly (SourceFile & Readonly<{ bytes: number; look: FileLook }>)[]
  keysHash: string
  /** The mapping was given, or confirmed before: there is nothing to ask. */
  isConfirmed: boolean
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
  const plans = new Map<string, ImportPlan>()
  for (const file of files) {
    const look = await lookAtFile(file.place, { root: file.root, scratch: options.scratch })
    const sample = toSample(look, file.place)
    const keysHash = keysOf(sample)
    const planned = plans.get(keysHash)
    const looked = { ...file, bytes: look.bytes, look }
    if (planned) plans.set(keysHash, { ...planned, files: [...planned.files, looked] })
    else
      plans.set(keysHash, { files: [looked], keysHash, ...(await understand(db, sample, keysHash, options)) })
  }
  return [...plans.values()]
}

async function understand(
  db: Db,
  sample: ReturnType<typeof toSample>,
  keysHash: string,
  options: PlanOptions,
) {
  const { zone = null, mapping = null, now = new Date() } = options
  const confirmed = mapping ? null : await getMappingOfKeys(db, keysHash)
  const zoned = confirmed && zone ? withZone(confirmed.mapping, zone) : (confirmed?.mapping ?? null)
  const given = mapping ?? zoned
  const proposal = propose(sample, { zone, mapping: given, now })
  return { isConfirmed: given !== null, proposal }
}

function withZone(mapping: Mapping, zone: string): Mapping {
  return mapping.time.zone === null ? mapping : { ...mapping, time: { ...mapping.time, zone } }
}

function toSample({ members }: FileLook, place: string) {
  const [first] = members
  if (!first) throw badFile(`${place} holds no rows.`)
  const records = first.records.flatMap((record): Fields[] => ('fields' in record ? [record.fields] : []))
  return { columns: isTable(first) ? first.columns : null, records }
}

function isTable({ layout }: LookedAtMember): boolean {
  return layout.kind === 'delimited'
}
