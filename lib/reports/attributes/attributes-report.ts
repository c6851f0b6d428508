import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { FUNNEL_MODELS, runFunnel } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import { type AttributePart, type AttributesResult, toAttributesResult } from './attributes-result'
import { type AttributeRow, attributesSql } from './attributes-sql'

type Line = AttributePart & Readonly<{ attribute: string }>

const COLUMNS: readonly Column<Line>[] = [
  ...toColumns<Line>('text', 'attribute', 'part', 'value'),
  ...toColumns<Line>('count', 'values', 'sessions'),
  ...toColumns<Line>('share', 'share'),
]

/** A row a value of each attribute, the 20 that most sessions have, one for all others, and one for those of which it is not known. */
export const ATTRIBUTES = defineReport({
  name: 'attributes',
  title: 'Attributes of sessions',
  question: 'What is known of sessions beside their events, and of how many?',
  reads: [...FUNNEL_MODELS, 'session_count'],
  takes: [],
  counted: {
    what: 'Sessions that reached the funnel, whatever unit was asked for',
    note: 'Of each attribute a session has what its first event that says so says. The parts of an attribute add up to all sessions.',
  },
  run: (db, { query }) => runAttributes(db, query),
  toTable: (result) => toReportTable(COLUMNS, toLines(result)),
  toJson: (result) => ({
    sessions: result.sessions,
    rows: toRecords(toReportTable(COLUMNS, toLines(result))),
  }),
})

function toLines({ attributes }: AttributesResult): Line[] {
  return attributes.flatMap(({ name, parts }) => parts.map((part) => ({ attribute: name, ...part })))
}

/** What is known of the sessions of a question. Throws `unknown_product` and `unknown_category`. */
export async function runAttributes(db: Db, query: ReportQuery): Promise<AttributesResult> {
  const [{ steps }, rows] = await Promise.all([
    runFunnel(db, { ...query, unit: 'sessions' }),
    db.$queryRaw<AttributeRow[]>(attributesSql(query)),
  ])
  return toAttributesResult(query, steps[0]?.count ?? 0, rows)
}
