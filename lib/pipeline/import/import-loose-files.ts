import path from 'node:path'
import { badFile, TundishError } from '@/lib/errors'
import { type GrowingFile, listGrowing, markStored } from '@/lib/ingest/elsewhere/growing-folder'
import type { FileCounts } from '@/lib/ingest/file-counts'
import { IMPORT_FORMATS } from '@/lib/ingest/formats/registry'
import { type ImportPlan, planImport } from '@/lib/ingest/source/plan-import'
import { runSourceImport } from '@/lib/ingest/source/run-source-import'
import type { PipelineContext } from '@/lib/pipeline/pipeline-context'
import { COMPLETE_FILE } from './complete-note'
import { type Imported, sayCounts } from './imported'

const OF_DELIVERIES: ReadonlySet<string> = new Set([
  COMPLETE_FILE,
  ...IMPORT_FORMATS.greenery.tables.map(({ file }) => file),
])

/** As deliveries: in the watched folder itself and in folders in it. */
const DEPTH = 1

/**
 * Stores the files of the watched folder that are no tables of a delivery: those of a known layout, or of one that somebody
 * confirmed. Of others it is told what to do.
 */
export async function importLooseFiles(context: PipelineContext): Promise<Imported> {
  const { db, settings, log } = context
  const totals: FileCounts[] = []
  const problems: string[] = []
  const told: string[] = []
  if (settings.watchDir === null) return { totals, problems, told }
  const isWanted = (name: string) => !OF_DELIVERIES.has(name)
  for (const file of await listGrowing(db, settings.watchDir, { depth: DEPTH, isWanted })) {
    if (file.problem !== null) problems.push(file.problem)
    // Some mark with an empty file that others are whole.
    if (file.problem !== null || !file.isWaiting || file.bytes === 0) continue
    if (file.isFresh) log(`${file.place} changed a moment ago; left for the next run`)
    else
      await storeFile(context, file)
        .then((stored) => {
          if (typeof stored === 'string') told.push(stored)
          else if (stored) totals.push(stored)
        })
        .catch((error) => problems.push(sayBadFile(error)))
  }
  return { totals, problems, told }
}

/**
 * What was stored, or a sentence: what has to be said first; null for what has no rows with a time. Throws `bad_file`.
 */
async function storeFile(
  { db, settings, log }: PipelineContext,
  file: GrowingFile,
): Promise<FileCounts | string | null> {
  const scratch = path.join(settings.dataDir, 'scratch')
  const { place } = file
  const [plan] = await planImport(db, [file], { scratch })
  if (!plan) return null
  const { mapping, shape } = plan.proposal
  const damage = plan.files[0]?.look.problem ?? null
  if (!mapping && damage !== null) throw badFile(damage)
  if (!mapping) {
    log(`${place} is left alone. ${sayWhyNot(plan)}`)
    return null
  }
  const question = askFirst(plan, place)
  if (question !== null) return question
  const name = shape?.label ?? path.basename(place)
  const confirmed = { files: plan.files, keysHash: plan.keysHash, name, mapping }
  const { importId, total } = await runSourceImport(db, confirmed, {
    scratch,
    firstDay: settings.firstDay,
    askedBy: 'the watched folder',
  })
  await markStored(db, file, importId)
  log(`${place}: ${sayCounts(total)}`)
  return total
}

/** Null where there is nothing to ask. */
function askFirst({ proposal, isConfirmed }: ImportPlan, place: string): string | null {
  const { questions, shape } = proposal
  const [question] = questions
  const command = `tundish import ${JSON.stringify(place)}`
  if (question) return `${place} waits. ${question.sentence} Say it once with: ${command} ${question.option}`
  if (isConfirmed || shape) return null
  return `${place} is of a layout that nobody has confirmed. Look at it with: ${command} --preview, and store it with --yes in place of --preview; from then on such files are taken by themselves.`
}

/** Of a text about the others, say, or a table without times. */
function sayWhyNot({ proposal: { notes, questions } }: ImportPlan): string {
  return [...notes, ...questions.map(({ sentence, option }) => `${sentence} (${option})`)].join(' ')
}

function sayBadFile(error: unknown): string {
  if (error instanceof TundishError && error.code === 'bad_file') return error.message
  throw error
}
