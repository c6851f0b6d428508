import { type Counted, type Metric, metricInterval, metricValue } from '@/lib/funnel/metrics'
import type { Interval } from '@/lib/stats/wilson'
import type { Day } from '@/lib/time/day'
import { type Grain, hasGaps } from '@/lib/time/grain'
import type { ColumnKind } from './column-kind'

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type Column<Row> = Readonly<{
  name: string
  kind: ColumnKind
  value: (row: Row) => string | number | null
}>

/** The members of a row that a column can show. */
type Shown<Row> = {
  [Member in keyof Row]-?: Row[Member] extends string | number | null | undefined ? Member : never
}[keyof Row] &
  string

/** Columns of one kind that are called as what of a row they show: `price_before` of `priceBefore`. */
export function toColumns<Row>(kind: ColumnKind, ...members: readonly Shown<Row>[]): Column<Row>[] {
  return members.map((member) => ({
    name: member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    kind,
    value: (row) => (row[member] ?? null) as string | number | null,
  }))
}

/** The ends of an interval: `change_low` and `change_high`, empty where there is none. */
export function toEnds<Row>(
  name: string,
  kind: ColumnKind,
  interval: (row: Row) => Interval | null | undefined,
): Column<Row>[] {
  return (['low', 'high'] as const).map((end) => ({
    name: `${name}_${end}`,
    kind,
    value: (row) => interval(row)?.[end] ?? null,
  }))
}

/** A report as a table: the stable column names of CSV and terminal, and rows of bare values. */
export type ReportTable = Readonly<{
  columns: readonly Readonly<{ name: string; kind: ColumnKind }>[]
  rows: readonly (readonly (string | number | null)[])[]
}>

/** What a report answers: a table for CSV and terminal, and the whole answer for the JSON API. */
export type ReportAnswer = Readonly<{ table: ReportTable; json: Readonly<Record<string, Json>> }>

export function toReportTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ReportTable {
  return {
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
  }
}

/** What JSON says where buckets in which nothing happened have no row, because there are too many. */
export function sayGaps(points: readonly Readonly<{ start: Day }>[], grain: Grain): Record<string, Json> {
  return hasGaps(points, grain) ? { without_empty: true } : {}
}

/** Both periods in one table; a first column says which. */
export function stackTables(current: ReportTable, previous: ReportTable): ReportTable {
  return {
    columns: [{ name: 'period', kind: 'text' }, ...current.columns],
    rows: [
      ...current.rows.map((row) => ['current', ...row]),
      ...previous.rows.map((row) => ['previous', ...row]),
    ],
  }
}

/** Rows as objects under the columns' names. */
export function toRecords(table: ReportTable): Record<string, string | number | null>[] {
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, index) => [column.name, row[index] ?? null])),
  )
}

const KINDS = { count: 'count', rate: 'share', seconds: 'seconds' } as const

/** A metric of a funnel as a column, under its name. */
export function toMetricColumn<Row extends Counted>(metric: Metric): Column<Row> {
  return {
    name: metric.name,
    kind: KINDS[metric.kind],
    value: (row) => metricValue(row, metric),
  }
}

/** The ends of its 95 % interval: `cart_per_view_low`, `cart_per_view_high`. */
export function toBoundColumns<Row extends Counted>(metric: Metric): Column<Row>[] {
  return toEnds(metric.name, KINDS[metric.kind], (row) => metricInterval(row, metric))
}
