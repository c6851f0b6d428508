import type { Metadata } from 'next'
import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import { findNoSessions, NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { searchProducts } from '@/app/_frame/search-products'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { ComparePanel } from '@/app/_panels/compare/compare-panel'
import { WhyPanel } from '@/app/_panels/compare/why-panel'
import { QuarterAnswers } from '@/app/_panels/quarters/quarter-answers-panel'
import { ChangedPanels, OpenPanel, PeriodsPanel } from '@/app/_panels/quarters/quarter-panels'
import { hrefHere } from '@/app/_screen/place'
import { readQuarterScreen, type Screen } from '@/app/_screen/screen'
import { QuarterFilterBar } from '@/components/filters/quarter-filter-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'

export const metadata: Metadata = { title: 'Quarters' }

export default function QuartersPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
    const screen = await readQuarterScreen('/quarters', searchParams)
    return (
      <>
        <PageHead title="Quarters" screen={screen} filters={<Filters screen={screen} />} />
        {screen.data ? ((await findNoSessions(screen)) ?? <Sections screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

async function Filters({ screen }: { screen: Screen }) {
  const { data, query, before } = screen
  if (!data) return null
  return (
    <QuarterFilterBar
      active={screen.preset}
      range={query.range}
      suggestion={data}
      before={before?.range ?? null}
      comparison={screen.comparison}
      product={screen.product}
      category={query.category}
      categories={await screen.ask.categories()}
      searchProducts={searchProducts}
      metric={screen.metric}
    />
  )
}

function Sections({ screen }: { screen: Screen }) {
  return (
    <>
      <div className="pb-10">
        <Suspense fallback={<TextSkeleton />}>
          <QuarterAnswers screen={screen} />
        </Suspense>
      </div>
      <Section id="periods" title="From quarter to quarter">
        <PeriodsPanel screen={screen} />
      </Section>
      <Section id="changed" title="What changed?">
        {screen.before ? <ChangedPanels screen={screen} /> : <NothingBefore screen={screen} />}
        <OpenPanel screen={screen} />
      </Section>
      {screen.before && (
        <>
          <Section id="why" title="Why did it change?">
            <WhyPanel screen={screen} />
          </Section>
          <Section id="compare" title="Which products changed?">
            <ComparePanel screen={screen} />
          </Section>
        </>
      )}
    </>
  )
}

function NothingBefore({ screen }: { screen: Screen }) {
  const href = hrefHere(screen, { range: 'quarter-to-date', from: null, to: null })
  return (
    <EmptyState title="Nothing to compare with">
      <p>There is nothing before these days that they could be held against.</p>
      <p>
        <Link className="link" href={href}>
          Show this quarter so far
        </Link>
      </p>
    </EmptyState>
  )
}

/** The boundary has no key: when the question changes, the old answer stays until the new one is there. */
function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-5 border-line border-t py-10">
      <h2 id={id} className="scroll-mt-6 font-semibold text-xl tracking-tight">
        {title}
      </h2>
      <Suspense fallback={<Skeleton size="large" />}>{children}</Suspense>
    </section>
  )
}
