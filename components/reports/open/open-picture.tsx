import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { StepWords } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallRate } from '@/lib/funnel/rates'
import { wordsAt } from '@/lib/funnel/steps'
import type { OpenResult } from '@/lib/reports/open/open-result'
import { Parts } from '../parts'
import { stepColor } from '../step-colors'

/** Converted, still open, and lost, as parts of all that entered. */
export function OpenPicture({ result }: { result: OpenResult }) {
  const { entered, converted, open, lost, rate, projectedRate } = result
  const funnel = funnelOf(result.query)
  const { part, label } = overallRate(funnel)
  const words = wordsAt(funnel.steps, part)
  return (
    <>
      <Parts
        whole={entered}
        label={`Of ${formatCount(entered)} sessions ${formatCount(converted)} ${words.didOne}, ${formatCount(open)} are still open, ${formatCount(lost)} are lost`}
        pieces={[
          { label: words.label, count: converted, color: stepColor(part) },
          { label: 'Still open', count: open, color: 'var(--accent)', hatched: true },
          { label: 'Lost', count: lost, color: 'var(--lost)' },
        ]}
      />
      <p className="mt-4 text-ink-soft">
        {open === 0 ? (
          <>Every session of these days has had its time, so {formatShare(rate)} is final.</>
        ) : (
          <>
            {label.units} of sessions is {formatShare(rate)} so far;{' '}
            <strong className="font-semibold text-ink">projected {formatShare(projectedRate)}</strong> when
            the open ones go on as others of their age did ({sayExpected(result.expected, words)}).
          </>
        )}
      </p>
    </>
  )
}

function sayExpected(expected: number, { noun, nouns }: StepWords): string {
  return expected < 0.5 ? `hardly another ${noun}` : `about ${formatExpected(expected)} more ${nouns}`
}

function formatExpected(expected: number): string {
  return expected < 10 ? String(Number(expected.toFixed(1))) : formatCount(expected)
}

export function OpenNumbers({ result }: { result: OpenResult }) {
  const funnel = funnelOf(result.query)
  const { label } = wordsAt(funnel.steps, overallRate(funnel).part)
  return (
    <DataTable
      caption="Where the sessions stand"
      rows={[result]}
      columns={[
        ['Entered', ({ entered }) => formatCount(entered)],
        [label, ({ converted }) => formatCount(converted)],
        ['Still open', ({ open }) => formatCount(open)],
        ['Lost', ({ lost }) => formatCount(lost)],
        ['Expected of the open', ({ expected }) => formatExpected(expected)],
        ['Rate', ({ rate }) => formatShare(rate)],
        ['Projected', ({ projectedRate }) => formatShare(projectedRate)],
      ]}
    />
  )
}
