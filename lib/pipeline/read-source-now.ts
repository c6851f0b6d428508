import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { PipelineRun } from '@/lib/store/runs/pipeline-runs'
import { listSourcesElsewhere } from '@/lib/store/sources'
import { claimRun } from './claim-run'
import { conductRun } from './conduct-run'
import { type AskedRead, readAll } from './import-sources'
import { toStepResult } from './import-step'
import type { PipelineContext, PipelineSettings } from './pipeline-context'

/**
 * Reads one source elsewhere now, and refreshes: a run of these two steps, so that no other reads it at the same time. Throws
 * `busy` while a run is under way, and `bad_parameter` for what is no source that is read by itself.
 */
export async function readSourceNow(
  db: Db,
  settings: PipelineSettings,
  { name, ...asked }: AskedRead & Readonly<{ name: string }>,
): Promise<PipelineRun> {
  const steps = ['import', 'refresh'] as const
  const source = (await listSourcesElsewhere(db)).find((one) => one.name === name)
  if (!source)
    throw new TundishError(
      'bad_parameter',
      `${quote(name)} is no source that is read by itself; "sources list" prints them.`,
    )
  const runId = await claimRun(db, { steps, trigger: 'command', askedBy: asked.askedBy, scheduledFor: null })
  if (runId === null) throw new Error('Only runs of the schedule can have been answered.')
  const runImport = async (context: PipelineContext) => {
    // As it stands by now: another run may have read it until a moment ago.
    const now = (await listSourcesElsewhere(db)).filter(({ id }) => id === source.id)
    return toStepResult([await readAll(context, now, asked)], context)
  }
  return conductRun(db, { runId, steps, settings, now: null, runImport })
}
