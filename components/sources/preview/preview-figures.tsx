import { formatDay } from '@/lib/format/format-day'
import { formatAmount, formatCount, NOTHING } from '@/lib/format/format-number'
import type { Preview } from '@/lib/ingest/source/preview/preview'
import { dayInZone } from '@/lib/time/day'

type Props = Readonly<{ preview: Preview; timeZone: string }>

/** How much it is, in figures; those of events where there are some. */
export function PreviewFigures({ preview, timeZone }: Props) {
  const { isWhole, read, refused, known, from, users, sessions, orders, amounts } = preview
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-3 lg:grid-cols-[1.2fr_2fr_1fr_1fr_1.5fr]">
      <Figure
        name={isWhole ? 'Rows' : 'Rows, the first'}
        text={formatCount(read)}
        says={`${formatCount(refused)} refused, ${formatCount(known)} known already`}
      />
      {from && (
        <>
          <Figure name="Days" text={sayDays(preview, timeZone)} says={`in ${timeZone}`} />
          <Figure name="Users" text={formatCount(users)} />
          <Figure name="Sessions" text={formatCount(sessions)} />
        </>
      )}
      <Figure
        name="Orders"
        text={formatCount(orders)}
        says={amounts
          .map(({ currency, value }) => `${formatAmount(value)} ${currency ?? 'without a currency'}`)
          .join(', ')}
      />
    </dl>
  )
}

function Figure({ name, text, says = '' }: Readonly<{ name: string; text: string; says?: string }>) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mt-0.5 font-semibold text-lg">
        {text}
        <span className="block font-normal text-muted text-xs">{says}</span>
      </dd>
    </div>
  )
}

function sayDays({ from, to }: Preview, timeZone: string): string {
  if (!from || !to) return NOTHING
  const [first, last] = [dayInZone(from, timeZone), dayInZone(to, timeZone)]
  return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`
}
