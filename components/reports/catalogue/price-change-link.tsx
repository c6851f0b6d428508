import Link from 'next/link'
import { toHref } from '@/components/filters/to-href'
import type { HistoryEntry } from '@/lib/reports/history/list-changes'
import { addDays, type Day, dayInZone } from '@/lib/time/day'

/** So many days after a change are held against as many before it. */
const DAYS = 28

type Props = Readonly<{
  entry: HistoryEntry<string, string>
  /** Its id. */
  product: string
  timeZone: string
  today: Day
}>

/** From a change of price to the rates after it, beside those of as many days before; nothing under all else. */
export function PriceChangeLink({ entry: { kind, changes, at }, product, timeZone, today }: Props) {
  if (kind !== 'changed' || !changes.some(({ field }) => field === 'price')) return null
  const from = dayInZone(new Date(at), timeZone)
  const [tomorrow, end] = [addDays(today, 1), addDays(from, DAYS)]
  const to = end < tomorrow ? end : tomorrow
  return (
    <p className="mt-2 text-sm">
      <Link className="link" href={toHref('/', {}, { product, from, to, compare: 'previous' })}>
        Its rates after, beside those before
      </Link>
    </p>
  )
}
