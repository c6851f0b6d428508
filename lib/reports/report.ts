import type { Db } from '@/lib/db'
import type { CountedOver } from '@/lib/funnel/rates'
import type { ModelName } from '@/lib/models/registry'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Request } from '@/lib/query/request/request'
import type { Unit } from '@/lib/query/unit'
import type { Json, ReportTable } from './report-table'

/** What of a request a question may take beside what it is of. What it does not take cannot change its answer. */
export type Taken = Exclude<
  keyof Request,
  'query' | 'compare' | 'raw' | 'parameters' | 'settings' | 'notices'
>

/** A request as one question sees it: what it is of, and what it takes. */
export type Asked<Takes extends Taken = Taken> = Readonly<{ query: ReportQuery }> & Pick<Request, Takes>

/** Puts another question, which is not answered twice for one page or file. */
export type AskAnother = <Result, Takes extends Taken>(
  question: Question<Result, Takes>,
  asked: Asked<Takes>,
) => Promise<Result>

/** Something that is asked of the database and has one answer, which JSON can say: it may be kept and read again. */
export type Question<Result, Takes extends Taken> = Readonly<{
  /** No two have the same. */
  name: string
  takes: readonly Takes[]
  run: (db: Db, asked: Asked<Takes>, ask: AskAnother) => Promise<Result>
}>

/** The rates that a report tells, and what they are counted over; a name of a column alone does not say it. */
export type ReportRates = Readonly<{
  over: CountedOver
  of: (request: Pick<Request, 'query' | 'metric'>) => readonly string[]
  /** What it counts whatever was asked for. */
  unit?: Unit
}>

/** All that there is to say of a report that is not its answer. */
type About = Readonly<{
  title: string
  /** The question that it answers, as people ask it. */
  question: string
  /** The models that its statements read, which a test holds against the statements themselves. */
  reads: readonly ModelName[]
  rates?: ReportRates
  /**
   * What becomes of a comparison. `twice`: the question is answered for both ranges, one below the other. `previous`: it
   * takes what it is held against (`before`), which is the range before where nothing was asked for.
   */
  compares?: 'twice' | 'previous'
  /** Whether it tells how things stand when it is asked: the same question of the same rows has another answer later. */
  ofNow?: true
  /** The days that are read where no range was asked for, if those are not all. */
  usualDays?: string
  /** What it tells of, in the plural, where that is no sessions: a filter cannot narrow it. */
  tellsOf?: string
  /** What is counted and how its days are read, unless that is the unit of the question and its sessions. */
  counted?: Readonly<{ what: string; note: string }>
}>

/** A question that people and programs ask by its name, with its answer as a table and as JSON. */
export type Report<Result, Takes extends Taken> = About &
  Question<Result, Takes> &
  Readonly<{
    toTable: (result: Result, asked: Asked<Takes>) => ReportTable
    toJson: (result: Result, asked: Asked<Takes>) => Readonly<Record<string, Json>>
  }>

/** Says one thing: that `run` and what its answer becomes have only what the report takes. */
export function defineReport<Result, const Takes extends Taken>(
  report: Report<Result, Takes>,
): Report<Result, Takes> {
  return report
}

/** What a question takes of a request, and no more: its key, and all that its answer may depend on. */
export function toAsked<Takes extends Taken>(
  { takes }: Pick<Question<unknown, Takes>, 'takes'>,
  asked: Asked<Takes>,
): Asked<Takes> {
  const isTaken = (name: string) => (takes as readonly string[]).includes(name)
  const query = isTaken('grain') ? asked.query : { ...asked.query, grain: 'day' as const }
  const taken = Object.entries(asked).filter(([name]) => isTaken(name))
  return { ...Object.fromEntries(taken), query } as Asked<Takes>
}

/** For what was known on another day: what such a report takes. */
export const OF_KNOWN = ['asOf', 'now', 'today', 'timeZone'] as const
