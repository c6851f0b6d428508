import type { Funnel } from '@/lib/funnel/definition'
import { sayAttributes } from '@/lib/query/people'
import type { ReportQuery } from '@/lib/query/report-query'
import { type Column, type ReportTable, toColumns, toReportTable } from '../report-table'

/** A session, or a user with the sessions that were counted. */
export type PersonLine = Readonly<{
  userId: string
  /** Null of a user. */
  sessionId: string | null
  sessions: number
  /** The product of an attempt that is of one; else empty. */
  product: string
  /** ISO 8601; of a user its first session. */
  startedAt: string
  /** The place of its furthest step, from 0; -1 where it took none. */
  furthest: number
  /** Of its entry, by name. */
  attributes: Readonly<Record<string, string | null>>
  /** That were made in it, and what was to be paid for them by currency (null: nobody said one), the most first. */
  orders: number
  amounts: readonly Readonly<{ currency: string | null; amount: number }>[]
}>

/** What SQL says of one; `matching` is how many there are in all. */
export type PersonRow = Omit<PersonLine, 'startedAt' | 'furthest'> &
  Readonly<{ startedAt: Date; moment: string; steps: number; matching: number }>

export function toPersonLine({ startedAt, steps, moment: _, matching: __, ...row }: PersonRow): PersonLine {
  return { ...row, startedAt: startedAt.toISOString(), furthest: 31 - Math.clz32(steps) }
}

function listColumns(funnel: Funnel, { unit }: Pick<ReportQuery, 'unit'>): readonly Column<PersonLine>[] {
  const whose = unit === 'users' ? toColumns<PersonLine>('count', 'sessions') : []
  return [
    ...toColumns<PersonLine>('text', 'userId', ...(unit === 'users' ? [] : (['sessionId'] as const))),
    ...whose,
    ...toColumns<PersonLine>('text', 'startedAt'),
    { name: 'furthest_step', kind: 'text', value: ({ furthest }) => funnel.steps[furthest]?.key ?? null },
    { name: 'attributes', kind: 'text', value: ({ attributes }) => sayAttributes(attributes) || null },
    ...toColumns<PersonLine>('count', 'orders'),
    { name: 'order_value', kind: 'amount', value: ({ amounts }) => amounts[0]?.amount ?? null },
    { name: 'currency', kind: 'text', value: ({ amounts }) => amounts[0]?.currency ?? null },
    {
      name: 'in_other_currencies',
      kind: 'text',
      value: ({ amounts }) =>
        amounts
          .slice(1)
          .map(({ amount, currency }) => `${amount} ${currency ?? 'without a currency'}`)
          .join('; ') || null,
    },
  ]
}

/** A row a session or a user; moments are ISO 8601. */
export function toPeopleTable(funnel: Funnel, query: ReportQuery, lines: readonly PersonLine[]): ReportTable {
  return toReportTable(listColumns(funnel, query), lines)
}
