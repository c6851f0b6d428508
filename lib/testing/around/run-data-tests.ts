import type { Db } from '@/lib/db'
import type { PipelineSettings } from '@/lib/pipeline/pipeline-context'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toTestSettings } from './pipeline-settings'

export const ONLY_TESTS = {
  steps: ['test'],
  trigger: 'command',
  askedBy: 'a test',
  scheduledFor: null,
} as const

type Asked = Readonly<{ fullTests?: boolean; settings?: Partial<PipelineSettings>; now?: Date }>

/** Runs the tests, and says what each found and at how many rows it looked; null: at all. */
export async function runDataTests(db: Db, { fullTests = false, settings = {}, now }: Asked = {}) {
  const ended = await runPipeline(
    db,
    { ...ONLY_TESTS, fullTests },
    { ...toTestSettings('/nowhere'), ...settings },
    now,
  )
  const results = await db.dataTestResult.findMany({ where: { runId: BigInt(ended?.id ?? 0) } })
  const found = new Map(results.map((result) => [result.test, result]))
  const broken = results.filter(({ state }) => state !== 'passed')
  const ofAll = results.flatMap(({ test, since }) => (since === null ? test : []))
  return {
    message: ended?.steps[0]?.message,
    found,
    ofAll,
    broken: Object.fromEntries(broken.map(({ test, state, failures }) => [test, `${state} ${failures}`])),
  }
}
