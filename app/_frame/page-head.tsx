import Link from 'next/link'
import { Suspense } from 'react'
import { readCountingRules } from '@/app/_answers/read-request-settings'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { sharePage } from '@/app/_share/share-actions'
import { saveReport } from '@/app/(dashboard)/reports/report-actions'
import { SaveReport } from '@/components/reports/saved/save-report'
import { ShareButton } from '@/components/reports/sharing/share-button'
import { Notice } from '@/components/ui/instead/notice'
import { PrintButton } from '@/components/ui/panel/print-button'
import { suggestName } from '@/lib/forms/name-report'
import { PAGES, parsePagePath, toSubject } from '@/lib/query/section'
import { unitOf } from '@/lib/query/unit'
import { toDefinition } from '@/lib/saved/to-definition'
import { SectionsDataStateNotice } from './data-state-mark'
import { nameKnown } from './known-then'
import { ReportFilters } from './report-filters'
import { searchProducts } from './search-products'

type Props = Readonly<{ title: string; screen: Screen }>

/** What is shown, in words, and the controls that change it. */
export async function PageHead({ title, screen }: Props) {
  const { parameters, data, notices, refusal } = screen
  const clearing = Object.fromEntries(Object.keys(parameters).map((name) => [name, null]))
  return (
    <header className="space-y-4 pt-8 pb-6 max-sm:pt-5">
      <div className="space-y-4">
        <div>
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
            {data && (
              <div className="ml-auto flex shrink-0 gap-2 print:hidden">
                <PrintButton />
                {screen.place.mayEdit && !refusal && parsePagePath(screen.place.path) && (
                  <>
                    <SavePage title={title} screen={screen} />
                    <ShareButton of="page" share={sharePage.bind(null, screen.place.path)} />
                  </>
                )}
              </div>
            )}
          </div>
          <p data-shown className="mt-1 break-words text-muted">
            {screen.rangeName} · {nameCounted(screen)} · {screen.scopeName}
          </p>
        </div>
        <ReportFilters screen={screen} searchProducts={searchProducts} />
      </div>
      {data && (
        <Suspense>
          <SectionsDataStateNotice screen={screen} />
        </Suspense>
      )}
      {notices.length > 0 && (
        <Notice
          action={
            <Link className="link" href={hrefHere(screen, clearing)}>
              Start from the defaults
            </Link>
          }
        >
          {notices.join(' ')}
        </Notice>
      )}
    </header>
  )
}

/** What is counted: sessions or users, or what snapshots keep, as it was known. */
function nameCounted(screen: Screen): string {
  const subject = toSubject(screen.place.sections)
  return subject === 'sessions' ? unitOf(screen.query).many : nameKnown(subject, screen)
}

/** Keeps what a page asks as a report; nothing on a page that cannot be kept. */
async function SavePage({ title, screen }: Readonly<{ title: string; screen: Screen }>) {
  const page = parsePagePath(screen.place.path)
  if (!page) return null
  const { parameters } = toDefinition(screen, PAGES[page].sections, await readCountingRules())
  const names = new Map(screen.product ? [[screen.product.id, screen.product.label]] : [])
  return <SaveReport path={page} suggestedName={suggestName(title, parameters, names)} save={saveReport} />
}
