import type { Db } from '@/lib/db'
import { ANY_UNIT } from '@/lib/funnel/marks'
import { addDays, type DayRange, dayInZone, toDate, toDay } from '@/lib/time/day'
import { MINUTE_MS } from '@/lib/time/duration'

export type DataKind = 'demo' | 'real'

/** How the numbers stand: what they are made of, and when they were last brought up to date. */
export type Freshness = Readonly<{
  refreshedAt: Date | null
  /** When that last made other numbers of them; null while there are none. */
  changedAt: Date | null
  /** demo or real; null while there are no events. The two never mix. */
  dataKind: DataKind | null
  /** The days on which sessions started, `to` exclusive, none after the refresh; null while there are none. */
  data: DayRange | null
  /** Rows were stored that the numbers do not hold yet. */
  waiting: boolean
  /** Programs have sent events in the last minutes. */
  live: boolean
}>

const LIVE_MS = 5 * MINUTE_MS

export async function getFreshness(db: Db): Promise<Freshness> {
  const [state, data, session, order, key] = await Promise.all([
    db.refreshState.findUnique({ where: { id: 1 } }),
    getDataRange(db),
    db.dirtySession.findFirst({ select: { id: true } }),
    db.dirtyOrder.findFirst({ select: { id: true } }),
    db.writeKey.findFirst({
      where: { lastUsedAt: { gt: new Date(Date.now() - LIVE_MS) } },
      select: { id: true },
    }),
  ])
  return {
    refreshedAt: state?.refreshedAt ?? null,
    changedAt: state?.changedAt ?? null,
    dataKind: toDataKind(state?.dataKind),
    data,
    waiting: session !== null || order !== null || state?.isSettled === false,
    live: key !== null,
  }
}

/**
 * The days on which sessions started, in the workspace's time zone; null while there are none. They end on the day of
 * the last refresh at the latest: a session of a later day has a clock that is ahead.
 */
export async function getDataRange(db: Db): Promise<DayRange | null> {
  const state = await db.refreshState.findUnique({ where: { id: 1 } })
  const last = state?.refreshedAt && dayInZone(state.refreshedAt, state.timeZone ?? 'UTC')
  const { _min, _max } = await db.funnelDay.aggregate({
    where: { ...SHOP_SESSIONS, ...(last && { day: { lte: toDate(last) } }) },
    _min: { day: true },
    _max: { day: true },
  })
  if (!_min.day || !_max.day) return null
  return { from: toDay(_min.day), to: addDays(toDay(_max.day), 1) }
}

const SHOP_SESSIONS = { funnel: 'product', scopeKind: 'shop', scopeValue: '', mark: ANY_UNIT } as const

/** Of a column that may say something else, or nothing. */
export function toDataKind(text: string | null | undefined): DataKind | null {
  return text === 'demo' || text === 'real' ? text : null
}
