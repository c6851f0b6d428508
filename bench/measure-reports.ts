import type { Db } from '@/lib/db'
import { parseRequest, toRequestSettings } from '@/lib/query/request/request'
import { answerReport } from '@/lib/reports/answer-report'
import { toAsker } from '@/lib/reports/asker'
import { REPORT_NAMES, type ReportName } from '@/lib/reports/registry'
import { dayInZone } from '@/lib/time/day'
import { lastDays, nineQuarters, ONE_CATEGORY, ONE_PRODUCT } from './looked-at'
import { quantile, time } from './measure'

/** How long a report takes, from the question to table and JSON: the 95th percentile of warm runs. */
export type ReportTime = Readonly<{ report: ReportName; asked: string; p95Ms: number }>

const RUNS = 20

/** A report that takes long is asked less often. */
const LONGEST_MS = 3_000

const SCOPES = { shop: {}, product: { product: ONE_PRODUCT }, category: { category: ONE_CATEGORY } }

/**
 * Every report there is, over 90 days and over nine quarters, in sessions and users, of the shop, a product and a category.
 * Goals count sessions alone.
 */
export async function measureReports(db: Db): Promise<ReportTime[]> {
  const settings = toRequestSettings(
    { timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
    new Date(),
  )
  const today = dayInZone(settings.now, 'UTC')
  const ranges = { '90 days': lastDays(90, today), 'nine quarters': nineQuarters(today) }
  const times: ReportTime[] = []
  for (const report of REPORT_NAMES) {
    for (const [days, { from, to }] of Object.entries(ranges)) {
      for (const [scope, narrowed] of Object.entries(SCOPES)) {
        for (const unit of report === 'goals' ? ['sessions'] : ['sessions', 'users']) {
          const request = parseRequest({ from, to, unit, ...narrowed }, settings)
          const asked = `${days}, ${scope}, ${unit}`
          times.push({ report, asked, p95Ms: await timeReport(db, report, request) })
        }
      }
    }
  }
  return times
}

/** Asked anew each time: an asker puts the same question once. */
async function timeReport(
  db: Db,
  report: ReportName,
  request: ReturnType<typeof parseRequest>,
): Promise<number> {
  const ask = () => time(() => answerReport(toAsker(db), report, request))
  const first = await ask()
  const times: number[] = []
  for (let spent = first.ms; times.length < RUNS && (times.length === 0 || spent < LONGEST_MS); ) {
    const { ms } = await ask()
    times.push(ms)
    spent += ms
  }
  return quantile(times, 0.95)
}
