import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { conductRun } from '@/lib/pipeline/conduct-run'
import type { PipelineContext, PipelineSettings } from '@/lib/pipeline/pipeline-context'
import { getPipelineDb } from '@/lib/pipeline/run-pipeline'
import { claimRun } from '@/lib/pipeline/runs/claim-run'
import type { PipelineRun } from '@/lib/store/runs/pipeline-runs'
import { listSourcesElsewhere } from '@/lib/store/sources'
import { type AskedRead, readAll } from './import-sources'
import { toStepResult } from './import-step'

type Asked = AskedRead & Readonly<{ name: string }>

const STEPS = ['import', 'refresh'] as const

/**
 * Reads one source elsewhere now, and refreshes: a run of these two steps, so that no other reads it at the same time. Throws
 * `busy` while a run is under way, and `bad_parameter` for what is no source that is read by itself.
 */
export async function readSourceNow(
  db: Db,
  settings: PipelineSettings,
  { name, ...asked }: Asked,
): Promise<PipelineRun> {
  const begun = await begin(db, name, { trigger: 'command', askedBy: asked.askedBy })
  return conduct(db, settings, begun, asked)
}

/** The same from the page: returns the id of the run at once, which goes on in the background of this process. */
export async function startReading(
  db: Db,
  settings: PipelineSettings,
  { name, ...asked }: Asked,
): Promise<string> {
  const begun = await begin(db, name, { trigger: 'screen', askedBy: asked.askedBy })
  conduct(getPipelineDb(), settings, begun, asked).catch((error) => console.error(error))
  return String(begun.runId)
}

type Begun = Readonly<{ runId: bigint; sourceId: bigint }>

async function begin(
  db: Db,
  name: string,
  by: Readonly<{ trigger: 'command' | 'screen'; askedBy: string }>,
): Promise<Begun> {
  const source = (await listSourcesElsewhere(db)).find((one) => one.name === name)
  if (!source)
    throw new TundishError(
      'bad_parameter',
      `${quote(name)} is no source that is read by itself; "sources list" prints them.`,
    )
  const runId = await claimRun(db, { steps: STEPS, ...by, scheduledFor: null })
  if (runId === null) throw new Error('Only runs of the schedule can have been answered.')
  return { runId, sourceId: source.id }
}

function conduct(
  db: Db,
  settings: PipelineSettings,
  { runId, sourceId }: Begun,
  asked: AskedRead,
): Promise<PipelineRun> {
  const runImport = async (context: PipelineContext) => {
    // As it stands by now: another run may have read it until a moment ago.
    const now = (await listSourcesElsewhere(db)).filter(({ id }) => id === sourceId)
    return toStepResult([await readAll(context, now, asked)], context)
  }
  return conductRun(db, { runId, steps: STEPS, settings, now: null, runImport })
}
