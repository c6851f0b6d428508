import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { capitalise } from '@/lib/format/capitalise'
import { formatName } from '@/lib/format/format-name'
import { PRODUCT_FUNNEL_KEY } from '@/lib/funnel/funnel-of'
import { listAnnotations } from '@/lib/store/kept/annotations'
import { findFunnel, listFunnelNames } from '@/lib/store/kept/current-funnels'
import { getGoalMetric } from '@/lib/store/kept/goals'
import { listSegments } from '@/lib/store/kept/segments'
import { nameProduct } from '@/lib/store/product-names'
import { getCategory, listCategories } from '@/lib/store/products'
import { getDataFindings } from '@/lib/store/runs/data-tests'
import { explainUnknownScope, lookForProduct } from './bind-scope'
import { readOlder, readOlderAnnotations } from './frozen/older-questions'
import { readOlderScopes } from './frozen/older-results'
import { answerGoals } from './goals/answer-goals'
import { type GoalsNow, runGoals } from './goals/run-goals'
import { type KeptAnswers, toKey } from './kept-answers'
import { type AskedOf, getReport, type ReportName, type ResultOf } from './registry'
import { type AskAnother, type Asked, type Question, toAsked } from './report'
import type { ReportTable } from './report-table'
import { type Answers, toAnswers } from './shared-answers'

/** What panels ask beside reports, by name. Every answer is what JSON can say. */
const FACTS = {
  /** What the goals of a funnel come to, in words; null where there is none. The product funnel is not named. */
  goals: async (db: Db, { funnel = PRODUCT_FUNNEL_KEY, ...now }: GoalsNow & Readonly<{ funnel?: string }>) =>
    answerGoals(await runGoals(db, now, funnel), now.fiscalMonth),
  goalMetric: getGoalMetric,
  annotations: listAnnotations,
  categories: listCategories,
  category: getCategory,
  standing: getDataFindings,
  unknownScope: explainUnknownScope,
  productName: nameProduct,
  findProduct: lookForProduct,
  funnel: findFunnel,
  funnels: listFunnelNames,
  segments: listSegments,
} as const

type Facts = typeof FACTS
type FactName = keyof Facts
type AskedFact<Fact> = Fact extends (db: Db, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never

/** Whom panels and files ask. Where the answers come from, the database or what was kept of it, is not theirs to know. */
export type Asker = { readonly [Name in FactName]: AskedFact<Facts[Name]> } & Readonly<{
  /** A report's result, by what it takes of a request; all else of it is not looked at. */
  report: <Name extends ReportName>(name: Name, asked: AskedOf<Name>) => Promise<ResultOf<Name>>
  /** A table that was kept as it was, when tables were asked by themselves; else `undefined`. */
  keptTable: (asked: unknown, settings: unknown) => ReportTable | undefined
}>

/**
 * Asks the database; the same question is put to it once, whether a page or another question puts it. What others were told
 * is not asked again, but for what is of the moment, which comes once.
 */
export function toAsker(db: Db, shared: Answers = toAnswers()): Asker {
  const own = toAnswers()
  const another = ((question: Question<unknown, never>, given: Asked<never>) => {
    const asked = toAsked(question, given)
    const once = 'now' in asked ? own : shared
    return once(toKey(question.name, asked), () => question.run(db, asked, another))
  }) as AskAnother
  return toAskerOf(
    (name, asked) => {
      const refusal = refuseFilter(name, asked)
      return refusal ? Promise.reject(refusal) : another(getReport(name), asked)
    },
    (name, rest) => shared(toKey(name, rest), () => callFact(name, db, rest)),
  )
}

/** `bad_parameter` where a filter of sessions would narrow what is of none, else null. */
function refuseFilter(name: ReportName, { query }: Asked): TundishError | null {
  const { tellsOf } = getReport(name)
  if (!tellsOf || query.scope.where === undefined) return null
  const sentence = `${capitalise(tellsOf)} are not of sessions: "where" cannot narrow them.`
  return new TundishError('bad_parameter', sentence)
}

/** Asks as `toAsker` does, and keeps what it was told. `readKept` waits for all answers, and throws what one threw. */
export function toRecorder(db: Db): Readonly<{ ask: Asker; readKept: () => Promise<KeptAnswers> }> {
  const asker = toAsker(db)
  const asked = new Map<string, Promise<unknown>>()
  const keep = (key: string, answer: Promise<unknown>) => {
    asked.set(key, answer)
    return answer
  }
  const ask = toAskerOf(
    (name, given) => keep(toReportKey(name, given), asker.report(name, given)),
    (name, rest) => keep(toKey(name, rest), call(asker[name], rest)),
  )
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
  const read = (key: string, readElse: () => unknown): unknown => {
    const found = Object.hasOwn(kept, key) ? kept[key] : readElse()
    if (found !== undefined) return readOlderScopes(found)
    throw new TundishError('bad_report', 'This was not kept when the report was frozen.')
  }
  return toAskerOf(
    async (name, asked) => read(toReportKey(name, asked), () => readOlder(kept, name, asked)),
    async (name, rest) =>
      read(toKey(name, rest), () => {
        if (name === 'productName') return formatName(String(rest[0]))
        return name === 'annotations' ? readOlderAnnotations(kept) : undefined
      }),
    (asked, settings) => kept[toKey('table', [asked, settings])],
  )
}

/** The one place where a name and what is asked become a question with types. */
function toAskerOf(
  report: (name: ReportName, asked: Asked) => Promise<unknown>,
  fact: (name: FactName, rest: readonly unknown[]) => Promise<unknown>,
  keptTable: (asked: unknown, settings: unknown) => unknown = () => undefined,
): Asker {
  const names = Object.keys(FACTS) as FactName[]
  const facts = names.map((name) => [name, (...rest: unknown[]) => fact(name, rest)] as const)
  return { ...Object.fromEntries(facts), report, keptTable } as unknown as Asker
}

function callFact(name: FactName, db: Db, rest: readonly unknown[]): Promise<unknown> {
  return call(FACTS[name], [db, ...rest])
}

function call(fact: unknown, args: readonly unknown[]): Promise<unknown> {
  return (fact as (...args: readonly unknown[]) => Promise<unknown>)(...args)
}

function toReportKey(name: ReportName, asked: Asked): string {
  return toKey(name, toAsked(getReport(name), asked))
}
