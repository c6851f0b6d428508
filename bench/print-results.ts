import { groupBy } from '@/lib/stats/sum'
import type { DayRange } from '@/lib/time/day'
import type { Generated } from './made/generate-events'
import type { EventFileTimes } from './measures/measure-event-file'
import type { FunnelTime } from './measures/measure-funnels'
import type { PipelineTimes } from './measures/measure-pipeline'
import type { ReportTime } from './measures/measure-reports'
import type { Writes } from './measures/measure-writes'
import type { PageTime, ReadersTime } from './pages/measure-pages'
import { formatMs, formatRatio, printTable } from './print-table'
import { type Answer, describeQuestion, type Question } from './question'

export type ReportTimes = Readonly<{
  question: Question
  ours: Answer
  duckDb: Answer
  /** Null where the report is not a funnel. */
  selfJoins: Answer | null
  /** Null where it was not asked, or is not installed. */
  clickHouse: Answer | null
}>

const SELF_JOINS_TARGET = 20

export function printWrites({ events, sessions, users }: Generated, writes: Writes): void {
  const title = `${count(events)} events, ${count(sessions)} sessions, ${count(users)} users`
  printTable(
    title,
    ['what', 'measured'],
    [
      [
        `import of ${count(writes.importedRows)} rows from files, with its refresh`,
        `${formatMs(writes.importMs)}: ${count((writes.importedRows / writes.importMs) * 1000)} rows a second`,
      ],
      ['full refresh', formatMs(writes.fullRefreshMs)],
      [
        `refresh after 10,000 new events (${count(writes.refreshedSessions)} sessions)`,
        formatMs(writes.refreshMs),
      ],
      ['the same, each run', writes.refreshRuns.map(formatMs).join(', ')],
    ],
  )
}

export function printEventFile(times: EventFileTimes): void {
  const { bytes, rows, importMs, refreshMs, againMs, copyMs, peakMegabytes } = times
  const rate = (ms: number) => `${formatMs(ms)}: ${count((rows / ms) * 1000)} rows a second`
  printTable(
    `A CSV of ${count(bytes / 1e6)} MB, ${count(rows)} rows`,
    ['what', 'measured'],
    [
      ['import', rate(importMs)],
      ['import with its refresh', rate(importMs + refreshMs)],
      ['the same again', rate(againMs)],
      ['\\copy of it into a bare table', copyMs === null ? '' : rate(copyMs)],
      ['import against \\copy', copyMs === null ? '' : formatRatio(importMs, copyMs)],
      ['most memory of the process', `${count(peakMegabytes)} MB`],
    ],
  )
}

export function printReports(range: DayRange, rows: readonly ReportTimes[]): void {
  printTable(
    `Reports from ${range.from} to before ${range.to}`,
    ['report', 'Tundish', 'self-joins', 'ratio', 'DuckDB', 'ratio', 'ClickHouse', 'ratio', 'targets'],
    rows.map(({ question, ours, selfJoins, duckDb, clickHouse }) => [
      describeQuestion(question),
      formatMs(ours.ms),
      selfJoins ? formatMs(selfJoins.ms) : '',
      selfJoins ? formatRatio(selfJoins.ms, ours.ms) : '',
      formatMs(duckDb.ms),
      formatRatio(duckDb.ms, ours.ms),
      clickHouse ? formatMs(clickHouse.ms) : '',
      clickHouse ? formatRatio(clickHouse.ms, ours.ms) : '',
      judge(ours, selfJoins, duckDb),
    ]),
  )
  for (const row of rows) printDifferences(row)
}

const FIRST_TARGET_MS = 1_000
const EXACT_TARGET_MS = 3_000

/** Peers beside our exact answer. */
export function printFunnels(range: DayRange, times: readonly FunnelTime[]): void {
  const peer = (ms: number | null, exactMs: number) =>
    ms === null ? '' : `${formatMs(ms)}, ${formatRatio(ms, exactMs)}`
  printTable(
    `Funnels that nobody saved, from ${range.from} to before ${range.to}, targets ${FIRST_TARGET_MS} and ${EXACT_TARGET_MS} ms`,
    ['funnel', 'first answer', 'exact', 'self-joins', 'DuckDB', 'ClickHouse', 'targets'],
    times.map(({ name, firstMs, oneIn, exactMs, selfJoinsMs, duckDbMs, clickHouseMs }) => [
      name,
      `${formatMs(firstMs)}, one user in ${oneIn}`,
      formatMs(exactMs),
      ...[selfJoinsMs, duckDbMs, clickHouseMs].map((ms) => peer(ms, exactMs)),
      firstMs < FIRST_TARGET_MS && exactMs < EXACT_TARGET_MS ? 'met' : 'missed',
    ]),
  )
  for (const { name, differing } of times) {
    if (differing.length > 0) console.log(`\n${name}: ${differing.join(' and ')} answered something else.`)
  }
}

export function printPipeline(times: PipelineTimes): void {
  const { steps, tests, standingMs, fulfilmentMs, alertsMs } = times
  printTable(
    'A run of the pipeline after which nothing new came',
    ['what', 'measured'],
    [
      ...steps.map(({ name, ms }) => [`step ${name}`, formatMs(ms)]),
      ...tests.map(({ name, ms }) => [`test ${name}`, formatMs(ms)]),
      ['how the numbers of a page stand', formatMs(standingMs)],
      ['fulfilment, 90 days', formatMs(fulfilmentMs)],
      ['a look at all alerts', formatMs(alertsMs)],
    ],
  )
}

const REPORT_TARGET_MS = 100
const PAGE_TARGET_MS = 300
const READERS_TARGET_MS = 1_000

/** A row a report and a range, with the slower unit of each scope; the target is one for all. */
export function printReportTimes(times: readonly ReportTime[]): void {
  const scopes = [...new Set(times.map(({ scope }) => scope))]
  const rows = [...groupBy(times, ({ asked, range }) => `${asked}, ${range}`)].map(([name, own]) => {
    const slowest = scopes.map((scope) => {
      const [worst] = own.filter((one) => one.scope === scope).sort((one, other) => other.p95Ms - one.p95Ms)
      return worst ? `${formatMs(worst.p50Ms)}, ${formatMs(worst.p95Ms)}` : ''
    })
    const isMet = own.every(({ p95Ms }) => p95Ms < REPORT_TARGET_MS)
    return [name, ...slowest, isMet ? 'met' : 'missed']
  })
  printTable(
    `Every report, p50 and p95 of warm runs in the database, target ${REPORT_TARGET_MS} ms`,
    ['report and range', ...scopes, 'target'],
    rows,
  )
}

export function printPages(times: readonly PageTime[]): void {
  printTable(
    `Pages over HTTP, p95 of warm runs, target ${PAGE_TARGET_MS} ms and 1 MB`,
    ['page', 'p95', 'size', 'target'],
    times.map(({ page, p95Ms, kilobytes }) => [
      page,
      formatMs(p95Ms),
      `${count(kilobytes)} KB`,
      p95Ms < PAGE_TARGET_MS && kilobytes < 1024 ? 'met' : 'missed',
    ]),
  )
}

export function printReaders(time: ReadersTime): void {
  const { readers, pauseMs, pages, pagesASecond, medianMs, p95Ms, errors } = time
  const reading = pauseMs === 0 ? 'without a pause' : `${pauseMs / 1000} s a page`
  printTable(
    `${readers} readers at once, ${reading}, one process, target ${READERS_TARGET_MS} ms and no error`,
    ['what', 'measured'],
    [
      ['pages', `${count(pages)}, ${pagesASecond.toFixed(1)} a second`],
      ['median', formatMs(medianMs)],
      ['p95', `${formatMs(p95Ms)}: ${p95Ms < READERS_TARGET_MS ? 'met' : 'missed'}`],
      ['errors', `${count(errors)}: ${errors === 0 ? 'met' : 'missed'}`],
    ],
  )
}

function judge(ours: Answer, selfJoins: Answer | null, duckDb: Answer): string {
  const missed = [
    ...(selfJoins && selfJoins.ms < SELF_JOINS_TARGET * ours.ms ? ['self-joins'] : []),
    ...(duckDb.ms < ours.ms ? ['DuckDB'] : []),
  ]
  return missed.length === 0 ? 'met' : `missed: ${missed.join(', ')}`
}

function printDifferences({ question, ours, ...peers }: ReportTimes): void {
  const answers = [
    ['self-joins', peers.selfJoins],
    ['DuckDB', peers.duckDb],
    ['ClickHouse', peers.clickHouse],
  ] as const
  for (const [peer, answer] of answers) {
    if (!answer || ours.numbers === answer.numbers) continue
    const name = describeQuestion(question)
    console.log(
      `\n${name}: ${peer} answers something else.\nours: ${sample(ours)}\n${peer}: ${sample(answer)}`,
    )
  }
}

function sample({ numbers }: Answer): string {
  return numbers.slice(0, 300)
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}
