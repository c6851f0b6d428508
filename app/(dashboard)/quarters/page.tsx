import type { Metadata } from 'next'
import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import { QuarterFilterBar } from '@/components/filters/quarter-filter-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { searchProducts } from '../../_panels/actions'
import { ComparePanel } from '../../_panels/compare-panel'
import { guard } from '../../_panels/guard'
import { findNoSessions, NoEvents } from '../../_panels/no-data'
import { PageHead } from '../../_panels/page-head'
import { hrefHere } from '../../_panels/place'
import { QuarterAnswers } from '../../_panels/quarter-answers-panel'
import { ChangedPanels, OpenPanel, PeriodsPanel } from '../../_panels/quarter-panels'
import { readQuarterScreen, type Screen } from '../../_panels/screen'
import { WhyPanel } from '../../_panels/why-panel'

export const metadata: Metadata = { title: 'Quarters' }

export default function QuartersPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
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
