import { type Db, Prisma } from '@/lib/db'
import type { TestState } from '@/lib/models/data-test'
import { MOST_UNTESTED } from '@/lib/refresh/sessions/untested'
import { HOUR_MS } from '@/lib/time/duration'
import type { PipelineContext } from '../pipeline-context'
import type { Changes, LastResult } from './look'

/** What there was when the tests of a run began; kept when they have come to their end. */
export type Seen = Readonly<{ at: Date; seen: string; rebuilt: bigint }>

export type Claimed = Readonly<{ seen: Seen; changes: Changes | null }>

/**
 * Takes what waits to be looked at for the tests of this run, also what those of a run took that was cut off. `changes`:
 * null where all tests look at everything: it was asked for, no tests came to their end before, a refresh since
 * computed everything, or more changed than is listed.
 */
export async function claimChanges(context: PipelineContext): Promise<Claimed> {
  const { db, runId, now, fullTests = false } = context
  // What comes between this and the claim is looked at twice.
  const seen = await readSeen(db, now)
  const sessions = await db.$executeRaw`update untested_session set run_id = ${runId}`
  const orders = await db.$executeRaw`update untested_order set run_id = ${runId}`
  const before = await db.testLook.findUnique({ where: { id: 1 } })
  const isMany = sessions > MOST_UNTESTED || orders > MOST_UNTESTED
  if (fullTests || !before || before.rebuilt !== seen.rebuilt || isMany) return { seen, changes: null }
  if (sessions + orders > 0) await db.$executeRaw`analyze untested_session, untested_order`
  const hasCome = sessions + orders > 0 || before.seen !== seen.seen || (await isWaiting(db))
  return {
    seen,
    changes: {
      since: before.lookedAt,
      hasCome,
      last: await readLast(db, before.runId),
      lookedAtAll: await listLookedAtAll(context),
    },
  }
}

/** The tests of the run have looked at what it took: that is done, and what comes from now on is for the next. */
export async function forgetChanges(db: Db, runId: bigint, { at: lookedAt, ...kept }: Seen): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.untestedSession.deleteMany({ where: { runId } })
    await tx.untestedOrder.deleteMany({ where: { runId } })
    const look = { runId, lookedAt, ...kept }
    await tx.testLook.upsert({ where: { id: 1 }, create: look, update: look })
  })
}

/** Refreshes, imports, meanings and snapshots: each leaves another text behind. */
async function readSeen(db: Db, at: Date): Promise<Seen> {
  const [row] = await db.$queryRaw<Omit<Seen, 'at'>[]>`
    select concat_ws(' ',
        (select max(id) from refresh_run),
        (select concat_ws(' ', count(*), max(finished_at), max(undo_begun_at), max(undone_at)) from import_run),
        (select max(changed_at) from event_meaning),
        (select max(run_id) from pipeline_step where name = 'snapshot' and rows > 0)
      ) as seen,
      coalesce((select max(id) from refresh_run where scope = 'all'), 0) as rebuilt`
  return { at, seen: row?.seen ?? '', rebuilt: row?.rebuilt ?? 0n }
}

async function isWaiting(db: Db): Promise<boolean> {
  const [waiting] = await db.$queryRaw<{ is: boolean }[]>`
    select exists (select 1 from dirty_session) or exists (select 1 from dirty_order) as is`
  return waiting?.is ?? false
}

async function readLast(db: Db, fromRun: bigint): Promise<ReadonlyMap<string, LastResult>> {
  const results = await db.dataTestResult.findMany({
    where: { runId: { gte: fromRun } },
    select: { test: true, state: true, failures: true, message: true, known: true },
    orderBy: { runId: 'asc' },
  })
  // Written by lib/pipeline alone.
  return new Map(results.map(({ test, state, ...last }) => [test, { ...last, state: state as TestState }]))
}

/** Runs that a clock that was ahead began are none. */
async function listLookedAtAll({ db, now, settings }: PipelineContext): Promise<ReadonlySet<string>> {
  const from = new Date(now.getTime() - settings.testAllHours * HOUR_MS)
  const looked = await db.$queryRaw<{ test: string }[]>(Prisma.sql`
    select distinct test
    from pipeline_run
    join data_test_result on run_id = pipeline_run.id
    where pipeline_run.started_at > ${from} and pipeline_run.started_at <= ${now}
      and since is null and data_test_result.state in ('passed', 'warned', 'failed')`)
  return new Set(looked.map(({ test }) => test))
}
