import Link from 'next/link'
import { Suspense } from 'react'
import { readCountingRules, readRequestSettings } from '@/app/_answers/read-request-settings'
import { DataStateLine } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { DifferencesTable } from '@/components/reports/sharing/differences-table'
import { TextSkeleton } from '@/components/ui/instead/skeleton'
import type { Db } from '@/lib/db'
import { type ErrorCode, TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import { toAsker } from '@/lib/reports/asker'
import type { Frozen } from '@/lib/reports/frozen/frozen'
import { runDifferences } from '@/lib/reports/frozen/run-differences'
import { listSectionReads } from '@/lib/reports/sections'
import { explainChanges, explainRules } from '@/lib/saved/explain-changes'
import { listProducts } from '@/lib/saved/explain-parameters'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { nameProducts } from '@/lib/store/product-names'

type Props = Readonly<{
  db: Db
  frozen: Frozen
  /** What its report asks today. */
  definition: ReportDefinition
  screen: Screen
}>

/** That the numbers are frozen, and on request what the same question would answer now. */
export function FrozenNow(props: Props) {
  const { frozen, screen } = props
  const isAsked = screen.place.own.now === '1'
  return (
    <section aria-label="Frozen" className="rounded-lg border border-line bg-sunken px-4 py-3 text-ink-soft">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>These are the numbers of {formatMoment(frozen.frozenAt, screen.timeZone)}. They do not change.</p>
        <Link
          className="link text-sm print:hidden"
          href={hrefHere(screen, { now: isAsked ? null : '1' })}
          scroll={false}
        >
          {isAsked ? 'Hide what has changed since' : 'What would it answer now?'}
        </Link>
      </div>
      {isAsked && (
        <Suspense fallback={<TextSkeleton />}>
          <Differences {...props} />
        </Suspense>
      )}
    </section>
  )
}

/** Nothing is told of a shop that has not any more what was frozen; all else goes on. */
function toGone(error: unknown): null {
  if (error instanceof TundishError && GONE.includes(error.code)) return null
  throw error
}

const GONE: readonly ErrorCode[] = ['unknown_product', 'unknown_category']

function Differences({ db, frozen, definition, screen }: Props) {
  return withErrorBoundary(async () => {
    const present = await readRequestSettings()
    const found = await runDifferences(db, frozen, screen, present).catch(toGone)
    if (found === null)
      return <p className="mt-3">It cannot be asked now: what it is of is not there any more.</p>
    const { tables, why } = found
    const rules = explainRules(frozen.definition.rules, await readCountingRules())
    const reasons = [...why, ...rules]
    const names = await nameProducts(db, listProducts([frozen.definition, definition]))
    const changes = explainChanges(
      frozen.definition,
      { ...definition, rules: frozen.definition.rules },
      names,
    )
    return (
      <div className="mt-3 space-y-3">
        <p className="font-medium text-ink">
          {tables.length === 0 ? 'It would answer the same now.' : 'It would answer differently now.'}
        </p>
        <DataStateLine
          screen={{ ask: toAsker(db), settings: present }}
          of={listSectionReads(frozen.definition.sections)}
        />
        <Reasons reasons={reasons} />
        {tables.length > 0 && why.length === 0 && (
          <p>Of these days no event came or went; what is compared with them, or the products, changed.</p>
        )}
        {changes.length > 0 && (
          <div>
            <p>The report itself asks otherwise now; compared is what it asked then.</p>
            <Reasons reasons={changes} />
          </div>
        )}
        {tables.map(({ table, title, differences }) => (
          <DifferencesTable key={table} title={title} differences={differences} />
        ))}
      </div>
    )
  })
}

function Reasons({ reasons }: Readonly<{ reasons: readonly string[] }>) {
  if (reasons.length === 0) return null
  return (
    <ul className="list-disc space-y-1 pl-5">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
}
