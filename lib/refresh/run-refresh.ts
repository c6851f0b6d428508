import type { Db, DbOrTransaction } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { PRODUCT_FUNNEL_KEY } from '@/lib/funnel/funnel-of'
import { requireCounted } from '@/lib/funnel/written/explain-funnel'
import { settleStored } from '@/lib/ingest/identify/settle'
import { identifiersSql } from '@/lib/sql/identifier-sql'
import { getProductFunnel } from '@/lib/store/event-meanings'
import { type CurrentFunnel, isCounted, listCurrentFunnels } from '@/lib/store/kept/current-funnels'
import { buildAttempts, forgetFunnels } from './attempts/build-attempts'
import { changeAttempts } from './attempts/change-attempts'
import { DERIVED_TABLES } from './counts/rollups'
import { refreshOrders } from './orders/order-standing'
import { countParts, type DoPart, rebuildAll, type Tell } from './rebuild-all'
import { type Recomputed, recomputeTouched } from './recompute-touched'
import { lockState, type State, TRANSACTION } from './refresh-state'
import { getSettledDays, KEEP_COUNTS, REBUILT_MOVES, restate, TOUCHED_MOVES } from './restate'
import { type Scope, takeMarksSql } from './sessions/scope-sql'

export type RefreshOptions = Readonly<{
  timeZone: string
  /** A longer pause begins another session where a source names none; as it is where it is not given. */
  idleMinutes?: number
  /** Rebuild everything from the raw events, instead of only the sessions that changed. */
  full?: boolean
  /** What is counted, the product funnel where none is given; another one than before is counted anew from all events. */
  funnel?: Funnel
  /** Is told the parts of a rebuild, each when it is done. */
  tell?: Tell
}>

export type RefreshResult = Readonly<{
  scope: Scope
  /** Sessions that were computed again. */
  sessions: number
  /** Orders that were looked at again; none where it is not given. */
  orders?: number
  /** Why everything was rebuilt although it was not asked for; null otherwise. */
  reason: keyof typeof REASONS | null
  /** Sessions that stand as they were counted before, because their events have gone; none where it is not given. */
  kept?: number
}>

const REASONS = {
  'new time zone': (timeZone: string) => `The time zone is now ${timeZone}`,
  'new rule': () => 'Whose a session is follows a new rule',
  'new tables': () => 'More is added up by day than before',
  'new funnel': () => 'The steps of the funnel are others now',
} as const

/** Why everything was rebuilt, where it was not asked for, and what could not be; null where there is nothing to tell. */
export function sayRebuilt({ reason, kept = 0 }: RefreshResult, timeZone: string): string | null {
  const why = reason ? [`${REASONS[reason](timeZone)}, so all was rebuilt.`] : []
  const old = kept === 0 ? [] : [sayKept(kept)]
  return [...why, ...old].join(' ') || null
}

function sayKept(sessions: number): string {
  const which =
    sessions === 1 ? '1 session stands as it was' : `${formatCount(sessions)} sessions stand as they were`
  return `${which} counted before: their events are older than TUNDISH_KEEP_DAYS and have gone.`
}

/**
 * The planner's statistics are taken anew after so many recomputed sessions, when they are a tenth of all. Where so many are
 * marked and at least twice as many as were counted, all are rebuilt: that costs less a session (docs/decisions/0054).
 */
const MANY_SESSIONS = 5_000

/**
 * Brings the materialized funnel up to date with the raw events, in one transaction: afterwards it is as a full
 * rebuild would make it, or, after any failure, as it was. Refreshes wait for one another. Where everything is rebuilt on
 * request or under a new rule, it is settled before, in a transaction of its own, whose all raw rows are.
 */
export async function runRefresh(
  db: Db,
  { timeZone, full = false, ...options }: RefreshOptions,
): Promise<RefreshResult> {
  const funnel = options.funnel ?? (await getProductFunnel(db))
  requireCounted(funnel)
  if (options.idleMinutes !== undefined) await setIdleMinutes(db, options.idleMinutes)
  const counted = nameCounting(funnel)
  const { isSettled } = await db.refreshState.findUniqueOrThrow({ where: { id: 1 } })
  if (full || !isSettled) await db.$transaction(settleStored, TRANSACTION)
  const result = await db.$transaction(async (tx) => {
    const state = await lockState(tx)
    const reason = full ? null : explainRebuild(state, timeZone, counted)
    const marked = await tx.$executeRaw(takeMarksSql)
    const isMost = marked >= MANY_SESSIONS && marked >= 2 * (await countSessions(tx, marked))
    const scope: Scope = full || reason !== null || isMost ? 'all' : 'touched'
    const doPart = countParts((scope === 'all' && options.tell) || (() => {}))
    const {
      sessions,
      before,
      kept = 0,
      isRecategorized = false,
    } = await recompute(tx, {
      scope,
      timeZone,
      funnel,
      state,
      isSame: isCountedSo(state, counted),
      doPart,
    })
    const orders = await doPart('orders', () => refreshOrders(tx, scope, timeZone))
    await tx.$executeRaw`
      update refresh_state
      set time_zone = ${timeZone}, refreshed_at = now(), is_settled = true, funnel = ${counted},
        tables = ${[...DERIVED_TABLES]},
        changed_at = case when ${sessions + before + orders > 0 || isRecategorized || scope === 'all'} then now() else changed_at end
      where id = 1`
    return { scope, sessions, reason, ...(orders > 0 && { orders }), ...(kept > 0 && { kept }) }
  }, TRANSACTION)
  const tenfold = 10 * result.sessions
  const isMany = result.sessions >= MANY_SESSIONS
  if (isMany && (result.scope === 'all' || (await countSessions(db, tenfold)) < tenfold)) {
    await db.$executeRaw`analyze ${identifiersSql(DERIVED_TABLES)}`
  }
  await buildAttempts(db, timeZone, options.tell ?? (() => {}))
  return result
}

/** Another pause makes other sessions of what is stored: the next refresh settles and rebuilds all. */
async function setIdleMinutes(db: Db, minutes: number): Promise<void> {
  await db.$executeRaw`
    update refresh_state
    set idle_minutes = ${minutes}, is_settled = is_settled and not exists (select 1 from event where is_idle)
    where id = 1 and idle_minutes <> ${minutes}`
}

/** `isSame`: what is there was counted of the same funnel. */
type Recount = Readonly<{
  scope: Scope
  timeZone: string
  funnel: Funnel
  state: State
  isSame: boolean
  doPart: DoPart
}>

/** Brings all tables up to date, and keeps what that moved. */
async function recompute(tx: DbOrTransaction, asked: Recount): Promise<Recomputed> {
  const { scope, timeZone, funnel, state, isSame, doPart } = asked
  const settled = isSame ? await getSettledDays(tx) : null
  const isAll = scope === 'all'
  const saved = await keepCounted(tx, state, isAll)
  if (isAll) await tx.$executeRaw(KEEP_COUNTS)
  const recomputed = isAll
    ? await rebuildAll(tx, { funnel, timeZone, doPart })
    : await recomputeTouched(tx, funnel, timeZone, [PRODUCT_FUNNEL_KEY, ...saved.map(({ id }) => id)])
  const moves = isAll ? REBUILT_MOVES : TOUCHED_MOVES
  const { sessions, before } = recomputed
  if (sessions > 0 || before > 0) await restate(tx, { funnel, scope, sessions, settled, moves })
  await changeAttempts(tx, saved, timeZone)
  return recomputed
}

/** The saved funnels whose attempts stay and are brought up to date: where all is rebuilt none. Those of deleted ones go. */
async function keepCounted(tx: DbOrTransaction, state: State, isAll: boolean): Promise<CurrentFunnel[]> {
  const funnels = await listCurrentFunnels(tx)
  const known = Object.keys(state.counted_funnels)
  const gone = known.filter((id) => funnels.every((funnel) => funnel.id !== id))
  await forgetFunnels(tx, gone)
  const left = known.filter((id) => !gone.includes(id))
  const versions = left.map((id) => [id, isAll ? 0 : state.counted_funnels[id]] as const)
  if (gone.length > 0 || (isAll && left.length > 0)) {
    await tx.refreshState.update({ where: { id: 1 }, data: { countedFunnels: Object.fromEntries(versions) } })
  }
  return isAll ? [] : funnels.filter((funnel) => isCounted(funnel, state.counted_funnels))
}

/** Counts no further than that: an exact count of many rows takes long, and statistics know nothing of rows on other servers. */
async function countSessions(db: DbOrTransaction, most: number): Promise<number> {
  const [path] = await db.$queryRaw<{ sessions: number }[]>`
    select count(*)::int as sessions from (select 1 from session_path limit ${most}::int) as path`
  return path?.sessions ?? 0
}

function explainRebuild(state: State, timeZone: string, counted: string): RefreshResult['reason'] {
  if (!state.is_settled) return 'new rule'
  if (!isCountedSo(state, counted)) return 'new funnel'
  if (state.time_zone !== null && state.tables.join() !== DERIVED_TABLES.join()) return 'new tables'
  return state.time_zone !== null && state.time_zone !== timeZone ? 'new time zone' : null
}

/** What of a funnel decides how it is counted, as text: not what people read of it. */
function nameCounting({ steps }: Funnel): string {
  return JSON.stringify(
    steps.map(({ key, match, byOrder = false }) => ({ key, types: match.types, byOrder })),
  )
}

/** Counts of two funnels are not held against each other. */
function isCountedSo({ funnel }: State, counted: string): boolean {
  return funnel === null || funnel === counted
}
