import Link from 'next/link'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { intervalOf, portionOf } from '@/lib/funnel/metrics'
import { overallRate, rateOf } from '@/lib/funnel/rates'
import type { BreakdownPart, BreakdownResult } from '@/lib/reports/breakdown/breakdown-result'
import { formatInterval } from '../format-interval'
import { sayPart } from './say-part'

type Props = Readonly<{
  funnel: Funnel
  result: BreakdownResult
  href: (part: BreakdownPart) => string | null
}>

/** The overall rate by two names at once, the higher the stronger; counts and interval stand beside it. */
export function BreakdownGrid({ funnel, result: { names, parts }, href }: Props) {
  const rate = overallRate(funnel)
  const rows = listKeys(parts, 'first')
  const shares = parts.map(({ reached }) => rateOf(reached, rate) ?? 0)
  const most = Math.max(0.0001, ...shares)
  const toCell = (second: BreakdownPart['second']): NumbersColumn<BreakdownPart['first']> => [
    sayPart(second),
    (first) => {
      const part = parts.find((one) => isSame(one.first, first) && isSame(one.second, second))
      return part ? <Cell part={part} rate={rate} most={most} href={href(part)} /> : NOTHING
    },
  ]
  const [first = '', second = ''] = names.map(formatName)
  return (
    <DataTable
      caption={`${rate.label.units} by ${first} and ${second}`}
      columns={[[`${first} by ${second}`, (key) => sayPart(key)], ...listKeys(parts, 'second').map(toCell)]}
      rows={rows}
    />
  )
}

type CellProps = Readonly<{
  part: BreakdownPart
  rate: ReturnType<typeof overallRate>
  most: number
  href: string | null
}>

function Cell({ part: { reached }, rate, most, href }: CellProps) {
  const share = rateOf(reached, rate)
  const { part, whole } = portionOf(reached, rate)
  const said = `${formatCount(part)} of ${formatCount(whole)}, 95 % interval ${formatInterval(intervalOf(reached, rate))}`
  const strength = Math.round(45 * Math.sqrt((share ?? 0) / most))
  const text = (
    <>
      {formatShare(share)}
      <span className="sr-only"> ({said})</span>
    </>
  )
  return (
    <span
      title={said}
      className="-mx-2 block rounded px-2"
      style={{ background: `color-mix(in srgb, var(--accent) ${strength}%, transparent)` }}
    >
      {href === null ? (
        text
      ) : (
        <Link href={href} title={said} className="hover:underline">
          {text}
        </Link>
      )}
    </span>
  )
}

type End = 'first' | 'second'

/** Values, then others, then what is not known. */
function listKeys(parts: readonly BreakdownPart[], end: End): BreakdownPart[End][] {
  const kinds = ['value', 'others', 'not_known'] as const
  const once = new Map(parts.map((part) => [`${part[end].part} ${part[end].value}`, part[end]]))
  return kinds.flatMap((kind) => [...once.values()].filter(({ part }) => part === kind))
}

function isSame(one: BreakdownPart['first'], other: BreakdownPart['first']): boolean {
  return one.part === other.part && one.value === other.value
}
