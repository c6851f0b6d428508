import { formatCount } from '@/lib/format/format-number'
import { runRefresh, sayRebuilt } from '@/lib/refresh/run-refresh'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Brings the funnel up to date with what was stored. */
export async function runRefreshStep({ db, settings, log }: PipelineContext): Promise<StepResult> {
  const refreshed = await runRefresh(db, { timeZone: settings.timeZone })
  const { sessions, scope } = refreshed
  const why = sayRebuilt(refreshed, settings.timeZone)
  if (why) log(why)
  const what = scope === 'all' ? 'all of them' : 'those whose events changed'
  const message =
    sessions === 0
      ? 'Nothing had changed.'
      : `${formatCount(sessions)} sessions were computed again, ${what}.`
  return { state: 'passed', rows: sessions, message }
}
