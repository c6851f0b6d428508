import type { Db } from '@/lib/db'
import { compareWith } from '@/lib/query/comparison'
import { RANGE_PRESETS } from '@/lib/query/range-preset'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { ReportRequest } from '@/lib/query/report-request'
import type { DayRange } from '@/lib/time/day'
import type { ReportAnswer } from '../report-table'
import { runToDate } from './run-to-date'
import { toToDateAnswer } from './to-date-table'

/** The range, else this quarter so far, against what was asked for, else against the quarter and the year before. */
export async function answerToDate(db: Db, request: ReportRequest): Promise<ReportAnswer> {
  const { query, before, smallestChange, today } = request
  const range = query.range ?? RANGE_PRESETS['quarter-to-date'].resolve(today, query.fiscalMonth)
  const asked = overRange(query, range)
  const ranges = before?.range ? [before.range] : toUsualRanges(asked)
  return toToDateAnswer(await runToDate(db, asked, ranges, smallestChange))
}

/** The same days of the quarter before, and of that quarter a year before. */
export function toUsualRanges({ range, fiscalMonth }: ReportQuery): DayRange[] {
  if (!range) return []
  const ranges = [
    compareWith(range, 'last-quarter', fiscalMonth),
    compareWith(range, 'last-year', fiscalMonth),
  ]
  return ranges.filter((each) => each !== null)
}
