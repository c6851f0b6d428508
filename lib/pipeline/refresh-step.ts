import { formatCount } from '@/lib/format/format-number'
import { runRefresh } from '@/lib/refresh/run-refresh'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Brings the funnel up to date with what was stored. */
export async function runRefreshStep({ db, settings, log }: PipelineContext): Promise<StepResult> {
  const { sessions, scope, reason } = await runRefresh(db, { timeZone: settings.timeZone })
  if (reason === 'new time zone') log(`The time zone is now ${settings.timeZone}, so all was rebuilt.`)
  if (reason === 'new rule') log('Whose a session is follows a new rule, so all was rebuilt.')
  const what = scope === 'all' ? 'all of them' : 'those whose events changed'
  const message =
    sessions === 0
      ? 'Nothing had changed.'
      : `${formatCount(sessions)} sessions were computed again, ${what}.`
  return { state: 'passed', rows: sessions, message }
}
