import Link from 'next/link'
import { toHref } from '@/components/filters/to-href'
import type { Column } from '@/components/table/column'
import { capitalise } from '@/lib/format/capitalise'
import { formatMoment } from '@/lib/format/format-day'
import { formatMoney } from '@/lib/format/format-money'
import { formatName } from '@/lib/format/format-name'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { sayAttributes } from '@/lib/query/people'
import type { ReportQuery } from '@/lib/query/report-query'
import type { PersonLine } from '@/lib/reports/people/people-result'

/** Sessions or users, each a way to what happened there; `named` by whose they are, or of one user by their own ids. */
export function listPeopleColumns(
  query: ReportQuery,
  timeZone: string,
  named: 'user' | 'session' = 'user',
): readonly Column<PersonLine>[] {
  const { steps } = funnelOf(query)
  const href = ({ userId, sessionId }: PersonLine) =>
    toHref('/people/user', {}, { user: userId, session: sessionId })
  const sessions: Column<PersonLine> = {
    name: 'sessions',
    label: 'Sessions',
    cell: ({ sessions }) => formatCount(sessions),
  }
  return [
    {
      name: named,
      label: capitalise(named),
      kind: 'text',
      look: 'max-w-36 sm:max-w-64',
      cell: (line) => {
        const id = (named === 'session' && line.sessionId) || line.userId
        return (
          <Link className="link block truncate" href={href(line)} prefetch={false} title={id}>
            {formatName(id)}
          </Link>
        )
      },
    },
    {
      name: 'started_at',
      label: query.unit === 'users' ? 'First session' : 'Session began',
      kind: 'moment',
      cell: ({ startedAt }) => formatMoment(new Date(startedAt), timeZone),
    },
    ...(query.unit === 'users' ? [sessions] : []),
    {
      name: 'furthest',
      label: 'Furthest step',
      kind: 'text',
      cell: ({ furthest }) => steps[furthest]?.words.label ?? NOTHING,
    },
    {
      name: 'attributes',
      label: 'Attributes',
      kind: 'text',
      look: 'max-w-80 truncate',
      cell: ({ attributes }) => formatName(sayAttributes(attributes)) || NOTHING,
    },
    { name: 'orders', label: 'Orders', cell: ({ orders }) => (orders === 0 ? NOTHING : formatCount(orders)) },
    {
      name: 'paid',
      label: 'Paid',
      cell: ({ amounts }) =>
        amounts.map(({ amount, currency }) => formatMoney(amount, currency)).join(', ') || NOTHING,
    },
  ]
}
