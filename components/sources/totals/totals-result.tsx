import { Pager } from '@/components/ui/pager'
import { formatCount } from '@/lib/format/format-number'
import type { Reconciled } from '@/lib/ingest/reconcile/reconcile'
import { PlainPart } from '../plain-part'
import { DayTotals, StepTotals } from './total-tables'

type Props = Readonly<{
  result: Reconciled
  /** From 1, of the days that differ. */
  page: number
  toHref: (page: number) => string
  csvHref: string
}>

const ON_A_PAGE = 50

/** What a source says against what is stored: all days first, then the days that differ and why. */
export function TotalsResult({ result, page, toHref, csvHref }: Props) {
  const { rows, notes, labels, differs } = result
  const days = rows.filter(({ day }) => day !== null)
  const first = (page - 1) * ON_A_PAGE
  return (
    <div className="space-y-6">
      <p className="text-ink-soft">
        {sayAgreement(days.length, differs)}{' '}
        <a className="link" href={csvHref} download>
          CSV
        </a>
      </p>
      <StepTotals rows={rows.filter(({ day }) => day === null)} labels={labels} />
      {notes.map((note) => (
        <p key={note} className="max-w-prose break-words text-ink-soft">
          {note}
        </p>
      ))}
      {days.length > 0 && (
        <PlainPart title="Days that differ">
          <DayTotals rows={days.slice(first, first + ON_A_PAGE)} labels={labels} />
          <Pager page={page} pages={Math.ceil(days.length / ON_A_PAGE)} toHref={toHref} />
        </PlainPart>
      )}
    </div>
  )
}

function sayAgreement(days: number, differs: boolean): string {
  if (days === 0) return 'What is stored is what the source says, on every day.'
  const where = days === 1 ? 'One difference on a day' : `${formatCount(days)} differences on single days`
  return `${where}; in all ${differs ? 'a step differs' : 'no step differs'} by more than 1 %.`
}
