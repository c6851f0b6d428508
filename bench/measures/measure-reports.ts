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

type Put = Omit<ReportTime, 'p50Ms' | 'p95Ms'> & Readonly<{ ask: () => Promise<unknown> }>

/** Every report there is, over 90 days, nine quarters and all time, in sessions and users, of the shop, a product and a category. */
export async function measureReports(
  db: Db,
  only: (name: string) => boolean = () => true,
): Promise<ReportTime[]> {
  const times: ReportTime[] = []
  for (const { ask, ...key } of listPut(db).filter(({ asked }) => only(asked.split(',')[0] ?? ''))) {
    times.push({ ...key, ...(await timeAnswer(ask)) })
  }
  return times
}

function listPut(db: Db): readonly Put[] {
  const settings = toRequestSettings(
    { timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
    new Date(),
  )
  const today = dayInZone(settings.now, 'UTC')
  const ranges = [
    ['90 days', lastDays(90, today)],
    ['nine quarters', nineQuarters(today)],
    ['all time', { range: 'all' }],
  ] as const
  return ranges.flatMap(([range, days]) => {
    const questions = (['sessions', 'users'] as const).flatMap((unit) =>
      (Object.keys(SCOPES) as ScopeName[]).flatMap((scope) =>
        listQuestions(unit, today).map(({ name, asked, more }): Put => {
          const request = parseRequest({ ...days, unit, ...SCOPES[scope], ...more }, settings)
          // Asked anew each time: an asker puts the same question once.
          return { asked, range, unit, scope, ask: () => answerReport(toAsker(db), name, request) }
        }),
      ),
    )
    const of = { range, unit: 'sessions', scope: 'shop' } as const
    const stored = 'from' in days ? days : null
    return [
      ...questions,
      { ...of, asked: 'what a frozen report keeps of its rows', ask: () => countStored(db, stored) },
      { ...of, asked: 'freshness', ask: () => getFreshness(db) },
    ]
  })
}

function listQuestions(unit: Unit, today: string) {
  return VARIANTS.flatMap(({ named, more, of }) =>
    REPORT_NAMES.filter((name) => of(name) && !(name === 'goals' && unit === 'users')).map((name) => ({
      name,
      asked: name + named,
      more: more(today),
    })),
  )
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
