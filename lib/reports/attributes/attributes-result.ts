import type { ReportQuery } from '@/lib/query/report-query'
import { ratio } from '@/lib/stats/ratio'
import { groupBy, sumOf } from '@/lib/stats/sum'
import type { AttributeRow } from './attributes-sql'

/** A part of all sessions: those with one value, with any of the others, or of which it is not known. */
export type AttributePart = Readonly<{
  part: 'value' | 'others' | 'not_known'
  /** Null where it is not one value. */
  value: string | null
  /** How many values these are. */
  values: number
  sessions: number
  /** Of all sessions, 0 to 1. */
  share: number | null
}>

/** What is known of sessions by one name; its parts add up to all of them. */
export type Attribute = Readonly<{ name: string; values: number; parts: readonly AttributePart[] }>

export type AttributesResult = Readonly<{
  query: ReportQuery
  /** That reached the funnel. */
  sessions: number
  /** By name. */
  attributes: readonly Attribute[]
}>

export function toAttributesResult(
  query: ReportQuery,
  sessions: number,
  rows: readonly AttributeRow[],
): AttributesResult {
  const attributes = [...groupBy(rows, ({ name }) => name)].map(([name, own]) =>
    toAttribute(name, own, sessions),
  )
  return { query, sessions, attributes }
}

function toAttribute(name: string, rows: readonly AttributeRow[], sessions: number): Attribute {
  const known = rows.map(
    ({ value, values, sessions: own }): AttributePart => ({
      part: value === null ? 'others' : 'value',
      value,
      values,
      sessions: own,
      share: ratio(own, sessions),
    }),
  )
  const unknown = sessions - sumOf(rows, (row) => row.sessions)
  const rest: AttributePart = {
    part: 'not_known',
    value: null,
    values: 0,
    sessions: unknown,
    share: ratio(unknown, sessions),
  }
  return { name, values: sumOf(rows, (row) => row.values), parts: [...known, rest] }
}
