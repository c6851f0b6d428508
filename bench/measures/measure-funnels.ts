import type pg from 'pg'
import type { Db } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { addStep, USUAL } from '@/lib/funnel/written/edit-funnel'
import { runAttemptParts, runSampledParts } from '@/lib/reports/attempts/run-attempts'
import type { DayRange } from '@/lib/time/day'
import { type ClickHouse, windowFunnelSql } from '../peers/clickhouse'
import type { DuckDb } from '../peers/duckdb'
import { chainSql } from '../peers/self-joins'
import { toNumbers } from '../question'
import { timeMedian } from './measure'

/** A funnel that nobody saved, asked by us and by the peers of the same events; null where one was not asked. */
export type FunnelTime = Readonly<{
  name: string
  /** The first answer, of one user in `oneIn`, and the exact one after it. */
  firstMs: number
  oneIn: number
  exactMs: number
  selfJoinsMs: number | null
  duckDbMs: number
  clickHouseMs: number | null
  /** Peers that answered something else; within a window rules of entering again differ, so nobody is held against anybody. */
  differing: readonly string[]
}>

type Peers = Readonly<{ client: pg.Client; duckDb: DuckDb; clickHouse: ClickHouse | null }>

const TYPES = ['page_view', 'add_to_cart', 'checkout'] as const
const WEEK_SECONDS = 7 * 86_400
/** Generated sessions are shorter. */
const LONGEST_SESSION_SECONDS = 3600
const [OUR_RUNS, PEER_RUNS] = [5, 3]

const FUNNELS: readonly Readonly<{ name: string; within: Funnel['within'] }>[] = [
  { name: 'three steps in a session', within: 'session' },
  { name: 'three steps within seven days', within: { seconds: WEEK_SECONDS } },
]

/** Funnels as somebody builds them: nothing of them is kept. */
export async function measureFunnels(db: Db, range: DayRange, peers: Peers): Promise<readonly FunnelTime[]> {
  const times: FunnelTime[] = []
  for (const { name, within } of FUNNELS) {
    const funnel: Funnel = { ...TYPES.reduce(addStep, USUAL), within }
    times.push({ name, ...(await askUs(db, funnel, range, peers, within)) })
  }
  return times
}

async function askUs(db: Db, funnel: Funnel, range: DayRange, peers: Peers, within: Funnel['within']) {
  const asked = { range, by: null, now: new Date(), timeZone: 'UTC' }
  const first = await timeMedian(OUR_RUNS, () => runSampledParts(db, funnel, asked))
  const exact = await timeMedian(OUR_RUNS, () => runAttemptParts(db, funnel, asked))
  const ours = toNumbers([exact.value[0]?.steps.map(({ attempts }) => attempts) ?? []])
  const others = await askPeers(range, within, peers)
  const isHeld = within === 'session'
  return {
    firstMs: first.ms,
    oneIn: first.value.oneIn,
    exactMs: exact.ms,
    selfJoinsMs: others.selfJoins.ms,
    duckDbMs: others.DuckDB.ms,
    clickHouseMs: others.ClickHouse?.ms ?? null,
    differing: Object.entries(others).flatMap(([peer, answer]) =>
      isHeld && answer && answer.numbers !== ours ? [peer] : [],
    ),
  }
}

/** DuckDB is asked the chain of joins, too: one grouping cannot tell an order, nor a window. */
async function askPeers(range: DayRange, within: Funnel['within'], { client, duckDb, clickHouse }: Peers) {
  const isSession = within === 'session'
  const unit = isSession ? 'session_id' : 'user_id'
  const seconds = isSession ? LONGEST_SESSION_SECONDS : WEEK_SECONDS
  const chain = chainSql(TYPES, { range, by: unit, unit, seconds })
  const ask = async (
    all: (sql: string) => Promise<readonly (readonly (string | number | null)[])[]>,
    sql: string,
    runs = PEER_RUNS,
  ) => {
    const { ms, value } = await timeMedian(runs, () => all(sql))
    return { ms, numbers: toNumbers(value) }
  }
  const rows = async (sql: string) =>
    (await client.query<(string | number)[]>({ text: sql, rowMode: 'array' })).rows
  return {
    selfJoins: await ask(rows, chain, 1),
    DuckDB: await ask(duckDb.all, chain),
    ClickHouse: clickHouse && (await ask(clickHouse.all, windowFunnelSql(TYPES, { range, unit, seconds }))),
  }
}
