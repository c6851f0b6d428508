import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatName } from '@/lib/format/format-name'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import type { RequestSettings } from '@/lib/query/report-request'
import { listAnnotations } from '@/lib/store/annotations'
import { getDataFindings } from '@/lib/store/data-tests'
import { nameProduct } from '@/lib/store/product-names'
import { findProduct, listCategories } from '@/lib/store/products'
import type { Day, DayRange } from '@/lib/time/day'
import { runCatalogue } from './catalogue/run-catalogue'
import { explainUnknownScope } from './explain-stored'
import { readEarlier } from './frozen/read-earlier'
import { runFulfilment, runFulfilmentTrend } from './fulfilment/run-fulfilment'
import { runFunnel } from './funnel/run-funnel'
import { answerGoals } from './goals/answer-goals'
import { type GoalsNow, runGoals } from './goals/run-goals'
import { labelLines } from './label-lines'
import { runOpen } from './open/run-open'
import { runProducts } from './products/run-products'
import { runQuarters } from './quarters/run-quarters'
import type { ReportTable } from './report-table'
import { answerTable, type TableRequest } from './tables'
import { runProductTimes, runTimeToStep } from './time-to-step/run-time-to-step'
import { toUsualRanges } from './to-date/answer-to-date'
import { runToDate } from './to-date/run-to-date'
import { runTrend } from './trend/run-trend'
import { runWorth } from './worth/run-worth'

/**
 * All that panels ask, by name. Every answer is what JSON can say, so that it can be kept and read again. Products are
 * called as people read them.
 */
const QUESTIONS = {
  funnel: runFunnel,
  products: async (db: Db, query: ReportQuery) => {
    const result = await runProducts(db, query)
    return { ...result, products: await labelLines(db, result.products) }
  },
  times: runTimeToStep,
  productTimes: async (db: Db, query: ReportQuery) => {
    const result = await runProductTimes(db, query)
    return { ...result, products: await labelLines(db, result.products) }
  },
  trend: runTrend,
  quarters: runQuarters,
  toDate: (db: Db, query: ReportQuery, smallest: number, metrics: readonly string[]) =>
    runToDate(db, query, toUsualRanges(query), smallest, metrics),
  open: (db: Db, query: ReportQuery, now: string, hours: number) =>
    runOpen(db, query, { now: new Date(now), hours }),
  worth: async (db: Db, query: ReportQuery, today: Day) => {
    const result = await runWorth(db, query, today)
    return { ...result, lines: await labelLines(db, result.lines) }
  },
  catalogue: async (db: Db, query: ReportQuery, knowledge: Knowledge) => {
    const result = await runCatalogue(db, query, knowledge)
    return { ...result, products: result.products && (await labelLines(db, result.products)) }
  },
  fulfilment: runFulfilment,
  fulfilmentTrend: runFulfilmentTrend,
  goals: async (db: Db, now: GoalsNow) => answerGoals(await runGoals(db, now), now.fiscalMonth),
  annotations: (db: Db, range: DayRange) => listAnnotations(db, range),
  categories: (db: Db) => listCategories(db),
  standing: (db: Db) => getDataFindings(db),
  unknownScope: explainUnknownScope,
  productName: (db: Db, id: string) => nameProduct(db, id),
  findProduct: answerFindProduct,
  table: (db: Db, request: TableRequest, settings: KeptSettings): Promise<ReportTable> =>
    answerTable(db, request, { ...settings, now: new Date(settings.now) }),
} as const

/** The settings of a request, as JSON says them. */
export type KeptSettings = Omit<RequestSettings, 'now'> & Readonly<{ now: string }>

type Questions = typeof QUESTIONS
type QuestionName = keyof Questions
type Asked<Question> = Question extends (db: Db, ...rest: infer Rest) => infer Sentences
  ? (...rest: Rest) => Sentences
  : never

/** Whom panels ask. Where the answers come from, the database or what was kept of it, is not theirs to know. */
export type Asker = { readonly [Name in QuestionName]: Asked<Questions[Name]> }

/** Answers by their question (its name and what was asked), as JSON. */
export type KeptAnswers = Readonly<Record<string, unknown>>

/** Asks the database; the same question is put to it once. */
export function toAsker(db: Db): Asker {
  const asked = new Map<string, Promise<unknown>>()
  return toAskerOf((name, rest) => {
    const key = toKey(name, rest)
    const before = asked.get(key)
    if (before) return before
    const answer = ask(db, name, rest)
    asked.set(key, answer)
    return answer
  })
}

/** Asks as `toAsker` does, and keeps what it was told. `readKept` waits for all answers, and throws what one threw. */
export function toRecorder(db: Db): Readonly<{ ask: Asker; readKept: () => Promise<KeptAnswers> }> {
  const asker = toAsker(db)
  const asked = new Map<string, Promise<unknown>>()
  const ask = toAskerOf((name, rest) => {
    const answer = call(asker[name], rest)
    asked.set(toKey(name, rest), answer)
    return answer
  })
  const readKept = async () =>
    Object.fromEntries(
      await Promise.all([...asked].map(async ([key, answer]) => [key, (await answer) ?? null] as const)),
    )
  return { ask, readKept }
}

/**
 * Answers from what was kept, and nothing else. A question that was not asked then throws `bad_report`; only a product is
 * called by its id, which before products had ids in questions was its name.
 */
export function toReplay(kept: KeptAnswers): Asker {
  return toAskerOf(async (name, rest) => {
    const key = toKey(name, rest)
    if (Object.hasOwn(kept, key)) return readEarlier(name, kept[key])
    if (name === 'productName') return formatName(String(rest[0]))
    throw new TundishError('bad_report', 'This was not kept when the report was frozen.')
  })
}

/** The one place where a name and a list of arguments become a question with types. */
function toAskerOf(answer: (name: QuestionName, rest: readonly unknown[]) => Promise<unknown>): Asker {
  const names = Object.keys(QUESTIONS) as QuestionName[]
  return Object.fromEntries(
    names.map((name) => [name, (...rest: unknown[]) => answer(name, rest)]),
  ) as unknown as Asker
}

function ask(db: Db, name: QuestionName, rest: readonly unknown[]): Promise<unknown> {
  return call(QUESTIONS[name], [db, ...rest])
}

function call(question: unknown, args: readonly unknown[]): Promise<unknown> {
  return (question as (...args: readonly unknown[]) => Promise<unknown>)(...args)
}

/** Whatever order an object's members are in, it is the same question. */
function toKey(name: QuestionName, rest: readonly unknown[]): string {
  return `${name} ${JSON.stringify(rest, (_, value: unknown) => (isRecord(value) ? sortMembers(value) : value))}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortMembers(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The id of the product of that id or name, or the sentence why there is none. */
async function answerFindProduct(
  db: Db,
  asked: string,
): Promise<Readonly<{ id: string; problem: null } | { id: null; problem: string }>> {
  try {
    return { id: await findProduct(db, asked), problem: null }
  } catch (error) {
    if (error instanceof TundishError) return { id: null, problem: error.message }
    throw error
  }
}
