import type { Db } from '@/lib/db'
import { parseRequest, toRequestSettings } from '@/lib/query/request/request'
import type { Unit } from '@/lib/query/unit'
import { answerReport } from '@/lib/reports/answer-report'
import { toAsker } from '@/lib/reports/asker'
import { countStored } from '@/lib/reports/frozen/count-stored'
import { knowsPast, REPORT_NAMES, type ReportName } from '@/lib/reports/registry'
import { getFreshness } from '@/lib/store/freshness'
import { addDays, dayInZone } from '@/lib/time/day'
import { lastDays, nineQuarters, ONE_CATEGORY, ONE_PRODUCT } from './looked-at'
import { quantile, time } from './measure'

const SCOPES = { shop: {}, product: { product: ONE_PRODUCT }, category: { category: ONE_CATEGORY } }

type ScopeName = keyof typeof SCOPES

/** How long an answer takes from the question to table and JSON, over warm runs. */
export type ReportTime = Readonly<{
  asked: string
  range: string
  unit: Unit
  scope: ScopeName
  p50Ms: number
  p95Ms: number
}>

const RUNS = 20

/** What takes long is asked less often. */
const LONGEST_MS = 2_000

/** What a report is asked beside itself, by name; which of them by `only`. */
const VARIANTS: readonly Readonly<{
  named: string
  more: (today: string) => Record<string, string>
  of: (name: ReportName) => boolean
}>[] = [
  { named: '', more: () => ({}), of: () => true },
  { named: ', as known 30 days ago', more: (today) => ({ as_of: addDays(today, -30) }), of: knowsPast },
  { named: ', by week', more: () => ({ grain: 'week' }), of: (name) => name === 'quarters' },
]

/** Every report there is, over 90 days, nine quarters and all time, in sessions and users, of the shop, a product and a category. */
export async function measureReports(
  db: Db,
  only: (name: string) => boolean = () => true,
): Promise<ReportTime[]> {
  const settings = toRequestSettings(
    { timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
    new Date(),
  )
  const today = dayInZone(settings.now, 'UTC')
  const ranges = {
    '90 days': lastDays(90, today),
    'nine quarters': nineQuarters(today),
    'all time': { range: 'all' },
  }
  const times: ReportTime[] = []
  const keep = async (key: Omit<ReportTime, 'p50Ms' | 'p95Ms'>, ask: () => Promise<unknown>) => {
    times.push({ ...key, ...(await timeAnswer(ask)) })
  }
  for (const [range, days] of Object.entries(ranges)) {
    for (const unit of ['sessions', 'users'] satisfies Unit[]) {
      for (const scope of Object.keys(SCOPES) as ScopeName[]) {
        for (const { named, more, of } of VARIANTS) {
          for (const name of REPORT_NAMES.filter((each) => of(each) && only(each))) {
            if (name === 'goals' && unit === 'users') continue
            const request = parseRequest({ ...days, unit, ...SCOPES[scope], ...more(today) }, settings)
            // Asked anew each time: an asker puts the same question once.
            await keep({ asked: name + named, range, unit, scope }, () =>
              answerReport(toAsker(db), name, request),
            )
          }
        }
      }
    }
    const stored = 'from' in days ? days : null
    const of = { range, unit: 'sessions', scope: 'shop' } as const
    if (only('stored'))
      await keep({ ...of, asked: 'what a frozen report keeps of its rows' }, () => countStored(db, stored))
    if (only('freshness')) await keep({ ...of, asked: 'freshness' }, () => getFreshness(db))
  }
  return times
}

async function timeAnswer(ask: () => Promise<unknown>): Promise<Pick<ReportTime, 'p50Ms' | 'p95Ms'>> {
  const first = await time(ask)
  const times: number[] = []
  for (let spent = first.ms; times.length < RUNS && (times.length === 0 || spent < LONGEST_MS); ) {
    const { ms } = await time(ask)
    times.push(ms)
    spent += ms
  }
  return { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) }
}
