import { formatCount } from '@/lib/format/format-number'
import type { FileCounts } from '@/lib/ingest/file-counts'
import { storeQueued } from '@/lib/ingest/source/store-queued'
import type { PipelineContext, StepResult } from '@/lib/pipeline/pipeline-context'
import { importDeliveries } from './import-deliveries'
import { importLooseFiles } from './import-loose-files'
import { importSources } from './import-sources'
import type { Imported } from './imported'

/** Each kind of rows that come in, in the order in which they are stored. */
const KINDS = [importDeliveries, importLooseFiles, importUploads, importSources] as const

/**
 * Stores what waits in the watched folder, what people sent, and what is new of sources elsewhere. What cannot be read keeps
 * nothing else back, and fails the step.
 */
export async function runImportStep(context: PipelineContext): Promise<StepResult> {
  const all: Imported[] = []
  for (const store of KINDS) all.push(await store(context))
  return toStepResult(all, context)
}

/** What the kinds came to together. Tells the log of each problem. */
export function toStepResult(all: readonly Imported[], { settings, log }: PipelineContext): StepResult {
  const problems = all.flatMap((imported) => imported.problems)
  const told = all.flatMap((imported) => imported.told)
  for (const sentence of [...problems, ...told]) log(sentence)
  const totals = all.flatMap((imported) => imported.totals)
  const { rows, stored, rejected, counts } = sum(totals)
  if (problems.length > 0)
    return { state: 'failed', rows: stored, message: sayFirst(problems, 'could not be read') }
  const left = sayFirst(told, 'wait, too')
  if (totals.length === 0) {
    const nothing = settings.watchDir === null ? 'No folder is watched.' : 'No file was waiting.'
    return { state: left ? 'warned' : 'passed', rows: 0, message: left || nothing }
  }
  return { state: rejected > 0 || left ? 'warned' : 'passed', rows, message: `${counts} ${left}`.trim() }
}

function sum(totals: readonly FileCounts[]) {
  const add = (of: (counts: FileCounts) => number) => totals.reduce((all, counts) => all + of(counts), 0)
  const stored = add((counts) => counts.stored)
  const rejected = add((counts) => counts.rejected)
  const corrected = add((counts) => counts.corrected)
  const gone = add((counts) => counts.gone)
  const sentence = `${formatCount(stored)} rows were stored, ${formatCount(corrected)} corrected, ${formatCount(rejected)} rejected.`
  const counts = gone === 0 ? sentence : `${sentence} ${formatCount(gone)} ${gone === 1 ? 'is' : 'are'} gone.`
  return { rows: stored + corrected + gone, stored, rejected, counts }
}

/** The first sentence, and how many there are beside it. */
function sayFirst(sentences: readonly string[], what: string): string {
  const [first = '', ...others] = sentences
  if (others.length === 0) return first
  return `${first} And ${formatCount(others.length)} more ${what}; the log has them all.`
}

/** Stores what people sent from the screen. */
async function importUploads({ db, settings, log }: PipelineContext): Promise<Imported> {
  return { ...(await storeQueued(db, settings, log)), told: [] }
}
