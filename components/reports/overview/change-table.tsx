import { ScrollBox } from '@/components/ui/scroll-box'
import { Small } from '@/components/ui/small'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import type { RateChange } from '@/lib/reports/overview/answer-change'
import { ratio } from '@/lib/stats/ratio'
import { VerdictChip } from '../verdict-chip'

const HEAD = 'border-line border-b py-2 pl-3 text-right font-medium text-muted'
const CELL = 'border-line border-b py-2 pl-3 text-right align-top whitespace-nowrap'

type Props = Readonly<{
  changes: readonly RateChange[]
  beforeLabel: string
  nowLabel: string
  /** What is counted. */
  many: string
}>

/** The rates before and now, and the word that a test allows for the change. */
export function ChangeTable({ changes, beforeLabel, nowLabel, many }: Props) {
  return (
    <>
      <ScrollBox label="Rates before and now">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Rates before and now</caption>
          <thead>
            <tr>
              {['Rate', 'Before', 'Now', 'Change'].map((head) => (
                <th key={head} scope="col" className={`${HEAD} first:pl-0 first:text-left`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChangeRow key={change.rate.name} {...change} many={many} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="mt-3 text-muted text-xs">
        Before: {beforeLabel}. Now: {nowLabel}. Under each change stands its 95 % interval.
      </p>
    </>
  )
}

function ChangeRow({ rate, before, now, change, many }: RateChange & Readonly<{ many: string }>) {
  return (
    <tr>
      <th scope="row" className="border-line border-b py-2 text-left align-top font-medium">
        {rate.label.units}
      </th>
      {[before, now].map(({ part, whole }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: before and now are not moved
        <td key={index} className={CELL}>
          {formatShare(ratio(part, whole))}
          <span className="block text-muted text-xs max-sm:hidden">
            {formatCount(part)} of {formatCount(whole)}
          </span>
        </td>
      ))}
      <td className={CELL}>
        {change ? formatPoints(change.difference) : NOTHING}
        {change && (
          <>
            <Small>
              {formatPoints(change.interval.low)} to {formatPoints(change.interval.high)}
            </Small>
            <VerdictChip {...change} many={many} />
          </>
        )}
      </td>
    </tr>
  )
}
