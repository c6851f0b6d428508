import path from 'node:path'
import type { Db } from '@/lib/db'
import { getMappingOfKeys } from '@/lib/store/source-mappings'
import type { Fields } from '../read/source-record'
import { toColumns } from '../shapes/columns'
import { type Mapping, mappingSchema } from '../shapes/mapping'
import type { Proposal } from '../shapes/propose'
import type { Question } from '../shapes/question'
import { type ImportPlan, planImport } from '../source/plan-import'
import { type Preview, previewSource } from '../source/preview/preview'
import type { SourceFile } from '../source/store-source'
import { toTimeLimits } from '../time-limits'
import { sayLayout } from './say-layout'
import {
  nameFiles,
  placeOfFile,
  readOwn,
  requireWhole,
  toScratch,
  type Upload,
  writeOwn,
} from './upload-folder'
import { naming } from './upload-names'
import { listTotals } from './upload-totals'

/** A path of the sample, and what stands there in one of its records. */
export type PlannedPath = Readonly<{ path: string; example: string }>

/** Files of an upload that have one layout, and how they are understood; kept beside them. */
export type UploadPlan = Readonly<{
  keysHash: string
  /** Their numbers in the upload. */
  files: readonly number[]
  /** How they are written, in words. */
  layout: string
  /** A sentence of what cannot be read; null where all can. */
  problem: string | null
  isConfirmed: boolean
  /** Whether the names of all events were read: of a large file at first those of the first rows. */
  isNamed: boolean
  /** Somebody changed the mapping. */
  isChanged: boolean
  /** The source as whose files these were confirmed; null where they are new, or somebody changed the mapping. */
  source: string | null
  shape: Proposal['shape']
  /** As it was proposed, or as somebody changed it; null where somebody has to say it. */
  mapping: Mapping | null
  questions: readonly Question[]
  /** Which of them somebody answered. */
  answered: readonly Question['code'][]
  notes: readonly string[]
  paths: readonly PlannedPath[]
  lists: readonly Readonly<{ path: string; fields: readonly PlannedPath[] }>[]
}>

type Settings = Readonly<{ dataDir: string; firstDay: string }>

const PLANS = 'plans.json'

/** So many rows are looked at at first and at each change, so that it shows within a second: of larger files the first. */
const SHOWN_ROWS = 20_000

/**
 * How the files of an upload are understood, without those that a source counted itself; looked at once, and kept. What was confirmed is as it stands now. Throws `bad_file`, with the names of the files as people
 * know them, for what cannot be read.
 */
export async function planUpload(db: Db, upload: Upload, { dataDir }: Settings): Promise<UploadPlan[]> {
  const kept = (await readPlans(upload)) ?? (await makePlans(db, upload, dataDir))
  return Promise.all(kept.map((plan) => withConfirmed(db, plan)))
}

async function withConfirmed(db: Db, plan: UploadPlan): Promise<UploadPlan> {
  const confirmed = plan.isConfirmed ? await getMappingOfKeys(db, plan.keysHash) : null
  return confirmed ? { ...plan, mapping: confirmed.mapping, source: confirmed.source } : plan
}

async function makePlans(db: Db, upload: Upload, dataDir: string): Promise<UploadPlan[]> {
  await requireWhole(upload)
  const totals = await listTotals(db, upload, dataDir)
  const files = listSources(
    upload,
    [...upload.files.keys()].filter((number) => !totals.includes(number)),
  )
  const options = { scratch: toScratch(dataDir), namedRows: Math.ceil(SHOWN_ROWS / files.length) }
  const found = await naming(upload, () => planImport(db, files, options))
  const plans = found.map((plan) => toPlan(upload, plan))
  await writePlans(upload, plans)
  return plans
}

/** The plans that are kept, from a file of our own; null where there are none yet. */
export async function readPlans(upload: Upload): Promise<UploadPlan[] | null> {
  const kept = await readOwn(upload.folder, PLANS)
  return Array.isArray(kept) ? kept : null
}

export function writePlans({ folder }: Upload, plans: readonly UploadPlan[]): Promise<void> {
  return writeOwn(path.join(/*turbopackIgnore: true*/ folder, PLANS), plans)
}

function toPlan(upload: Upload, { files, keysHash, isConfirmed, isNamed, proposal }: ImportPlan): UploadPlan {
  const { mapping, shape, questions, notes } = proposal
  const [first] = files
  const records = first?.look.members[0]?.records ?? []
  const columns = toColumns(
    records.flatMap((record): Fields[] => ('fields' in record ? [record.fields] : [])),
  )
  const toPath = (column: Readonly<{ path: string; texts: readonly string[] }>) => ({
    path: column.path,
    example: (column.texts[0] ?? '').slice(0, 60),
  })
  const problem = files.map(({ look }) => look.problem).find((said) => said !== null) ?? null
  return {
    keysHash,
    files: files.map(({ place }) => Number(path.basename(place))),
    layout: first ? sayLayout(first.look) : '',
    problem: problem && nameFiles(upload, problem),
    isConfirmed,
    isNamed,
    isChanged: false,
    source: null,
    shape,
    mapping,
    questions,
    answered: [],
    notes: notes.map((note) => nameFiles(upload, note)),
    paths: columns.singles.map(toPath),
    lists: columns.lists.map((list) => ({ path: list.path, fields: list.fields.map(toPath) })),
  }
}

/** What of a plan must be said before it can be stored; the others are answered by whoever imports it as it is shown. */
export function listOpenQuestions({ mapping, questions, answered }: UploadPlan): readonly Question[] {
  return questions.filter(({ code, choices }) => {
    if (code === 'zone') return mapping?.time.zone == null
    if (code === 'time') return mapping === null || (choices.length > 0 && !answered.includes(code))
    if (code === 'user') return mapping?.user == null && mapping?.anonymous == null
    return false
  })
}

/** What the files of a plan would give; null where it has no mapping. Names of files are those that people know. */
export async function previewPlan(
  db: Db,
  upload: Upload,
  { files, mapping }: UploadPlan,
  { dataDir, firstDay }: Settings,
): Promise<Preview | null> {
  const parsed = mapping && mappingSchema.safeParse(mapping)
  if (!parsed?.success) return null
  const sources = listSources(upload, files)
  const options = {
    mapping: parsed.data,
    limits: toTimeLimits(new Date(), firstDay),
    scratch: toScratch(dataDir),
    mostRows: SHOWN_ROWS,
  }
  const preview = await naming(upload, () => previewSource(db, sources, options))
  const refusals = preview.refusals.map((refusal) => ({
    ...refusal,
    member: nameMember(upload, refusal.member),
  }))
  return { ...preview, refusals }
}

/** Files of an upload by their numbers. */
export function listSources(upload: Upload, numbers: readonly number[]): SourceFile[] {
  return numbers.map((number) => ({ place: placeOfFile(upload, number), root: upload.folder }))
}

function nameMember(upload: Upload, member: string): string {
  return (/^\d+$/.test(member) && upload.files[Number(member)]?.name) || member
}
