import { notFound } from 'next/navigation'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { PipelineStepList } from '@/components/runs/pipeline-step-list'
import { RestatementTable } from '@/components/runs/restatement-table'
import { StartRun } from '@/components/runs/start-run'
import { TestList } from '@/components/runs/test-list'
import { FollowRun } from '@/components/ui/follow-run'
import { NameLink } from '@/components/ui/name-link'
import { StateMark } from '@/components/ui/panel/state-mark'
import { TitledPart } from '@/components/ui/panel/titled-part'
import type { Db } from '@/lib/db'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { explainTest } from '@/lib/models/data-test'
import { PIPELINE_STEPS } from '@/lib/models/pipeline-step'
import { listDeclaredTests } from '@/lib/models/registry'
import { listFailingRows, listRunTests } from '@/lib/store/runs/data-tests'
import { getRun, getRunToCompare, type PipelineRun } from '@/lib/store/runs/pipeline-runs'
import { listRestatements, MOST_RESTATEMENTS } from '@/lib/store/runs/restatements'
import { isVisitorAllowed } from '../../../../_access/visitor'
import { startRun } from '../run-actions'

export const metadata = { title: 'A run' }

/** Most restatements that are shown; the file has more. */
const SHOWN = 200

export default memberPage<{ run: string }>('viewer', async ({ db, visitor, params, raw }) => {
  const run = await getRun(db, params.run)
  if (!run) notFound()
  const { timeZone } = await askSettings()
  const mayStart = run.finishedAt !== null && isVisitorAllowed(visitor, 'admin')
  const broken = run.steps.find(({ state }) => state === 'failed' || state === 'interrupted')
  return (
    <div className="space-y-10 pb-12">
      <header className="pt-8">
        <p className="text-muted text-sm">
          <NameLink name="Runs" href="/data/runs" />
        </p>
        <h1 className="mt-1 font-semibold text-2xl tracking-tight">Run {run.id}</h1>
        <p className="mt-1 text-muted">
          <StateMark state={run.state} /> · {formatMoment(run.startedAt, timeZone)} {timeZone} · asked for by{' '}
          {run.askedBy}
        </p>
      </header>
      <PipelineStepList
        steps={run.steps}
        again={(name) =>
          mayStart ? (
            <StartRun
              label={`Run again from ${PIPELINE_STEPS[name].label}`}
              from={name}
              start={startRun}
              isQuiet={name !== broken?.name}
            />
          ) : null
        }
      />
      {run.finishedAt && (
        <Changes db={db} run={run} since={typeof raw.since === 'string' ? raw.since : null} />
      )}
      <Tests db={db} run={run} />
      <FollowRun isRunning={run.state === 'running'} />
    </div>
  )
})

type Compared = Readonly<{ db: Db; run: PipelineRun; since: string | null }>

/** What is different in the numbers since another run ended: by default the one before. */
async function Changes({ db, run, since }: Compared) {
  const before = await getRunToCompare(db, run, null)
  if (!before && since === null) return null
  return (
    <TitledPart id="changes" title="What changed in numbers that stood">
      <form className="flex flex-wrap items-center gap-2 text-sm print:hidden">
        <label htmlFor="since" className="text-muted">
          Since run
        </label>
        <input
          id="since"
          name="since"
          defaultValue={since ?? before?.id}
          inputMode="numeric"
          className="control w-20"
        />
        <button type="submit" className="control">
          Compare
        </button>
      </form>
      <Restated db={db} run={run} since={since} />
    </TitledPart>
  )
}

function Restated({ db, run, since }: Compared) {
  return withErrorBoundary(async () => {
    const other = await getRunToCompare(db, run, since)
    if (!other?.finishedAt || !run.finishedAt) return null
    const { rows, all, left } = await listRestatements(db, other.finishedAt, run.finishedAt, SHOWN)
    if (rows.length === 0) {
      return (
        <p className="text-ink-soft">
          Nothing: no day that was counted when run {other.id} ended had other counts when this run ended.
        </p>
      )
    }
    return (
      <>
        <p className="text-ink-soft">
          Between the end of run {other.id} and of this one late data moved {formatCount(all)}{' '}
          {all === 1 ? 'count' : 'counts'} of days and products.{' '}
          {left > 0 && `${formatCount(left)} smaller ones of products were not kept. `}
          <a className="link" href={`/data/runs/${run.id}/restatements.csv?since=${other.id}`} download>
            CSV
          </a>
        </p>
        <RestatementTable rows={rows} />
        {all > rows.length && (
          <p className="text-muted text-sm">
            The file has {all > MOST_RESTATEMENTS ? 'the first' : 'all'}{' '}
            {formatCount(Math.min(all, MOST_RESTATEMENTS))}.
          </p>
        )}
      </>
    )
  })
}

const WORST_FIRST = ['failed', 'errored', 'warned', 'skipped', 'passed']

async function Tests({ db, run }: Readonly<{ db: Db; run: PipelineRun }>) {
  const id = BigInt(run.id)
  const results = await listRunTests(db, id)
  if (results.length === 0) return null
  const asks = new Map(listDeclaredTests().map(({ name, test }) => [name, explainTest(test)]))
  const tests = await Promise.all(
    results.map(async (result) => ({
      ...result,
      asks: asks.get(result.test) ?? result.test.replaceAll('_', ' '),
      rows: result.failures > 0 ? await listFailingRows(db, id, result.test) : [],
    })),
  )
  tests.sort((left, right) => WORST_FIRST.indexOf(left.state) - WORST_FIRST.indexOf(right.state))
  return (
    <TitledPart id="tests" title="Data tests">
      <TestList tests={tests} timeZone={(await askSettings()).timeZone} />
    </TitledPart>
  )
}
