import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ListPager } from '@/components/filters/list-pager'
import { RunChart } from '@/components/runs/run-chart'
import { StartRun } from '@/components/runs/start-run'
import { FollowRun } from '@/components/ui/follow-run'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatMoment } from '@/lib/format/format-day'
import { readPage } from '@/lib/query/request/parse-parameters'
import { countRuns, listRuns } from '@/lib/store/runs/pipeline-runs'
import { isVisitorAllowed } from '../../../_access/visitor'
import { startRun } from './run-actions'

export const metadata = { title: 'Runs' }

const PATH = '/data/runs'
const ON_A_PAGE = 30

export default memberPage('viewer', async ({ db, visitor, raw }) => {
  const page = readPage(raw)
  const [runs, all] = await Promise.all([listRuns(db, ON_A_PAGE, (page - 1) * ON_A_PAGE), countRuns(db)])
  const { timeZone, schedule } = await askSettings()
  return (
    <div className="space-y-6 pb-12">
      <header className="flex flex-wrap items-start justify-between gap-4 pt-8">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">Runs of the pipeline</h1>
          <p className="mt-1 text-muted">
            {schedule === null ? 'They are not scheduled' : `By the schedule ${schedule}`}; times are of{' '}
            {timeZone}.
          </p>
        </div>
        {isVisitorAllowed(visitor, 'admin') && <StartRun label="Run now" from={null} start={startRun} />}
      </header>
      {runs.length === 0 ? (
        <EmptyState title="Nothing has run yet">
          <p>
            The server runs the pipeline by its schedule; so does{' '}
            <code>npm run -s tundish -- pipeline run</code>.
          </p>
        </EmptyState>
      ) : (
        <RunChart
          runs={runs.map((run) => ({
            ...run,
            when: formatMoment(run.startedAt, timeZone),
            href: `${PATH}/${run.id}`,
          }))}
        />
      )}
      <ListPager path={PATH} raw={raw} page={page} pages={Math.ceil(all / ON_A_PAGE)} />
      <FollowRun isRunning={runs.some(({ state }) => state === 'running')} />
    </div>
  )
})
