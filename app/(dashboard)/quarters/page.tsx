import type { Metadata } from 'next'
import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import { QuarterFilterBar } from '@/components/filters/quarter-filter-bar'
import { toHref } from '@/components/filters/to-href'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'
import { formatRange } from '@/lib/format/format-day'
import { COUNTED_METRICS, TIME_METRICS } from '@/lib/query/metric'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { searchProducts } from '../../_panels/actions'
import { askCategories } from '../../_panels/ask'
import { ComparePanel } from '../../_panels/compare-panel'
import { guard } from '../../_panels/guard'
import { findNoSessions, NoEvents } from '../../_panels/no-data'
import { PageHead } from '../../_panels/page-head'
import { QuarterAnswers } from '../../_panels/quarter-answers-panel'
import { OpenPanel, PeriodsPanel, ToDatePanel } from '../../_panels/quarter-panels'
import { type QuarterScreen, readQuarterScreen } from '../../_panels/quarter-screen'
import { WhyPanel } from '../../_panels/why-panel'

export const metadata: Metadata = { title: 'Quarters' }

const PATH = '/quarters'

export default function QuartersPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
    const screen = await readQuarterScreen(searchParams)
    return (
      <>
        <PageHead title="Quarters" path={PATH} screen={screen} filters={<Filters screen={screen} />} />
        {screen.data ? ((await findNoSessions(screen, PATH)) ?? <Sections screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

async function Filters({ screen }: { screen: QuarterScreen }) {
  const { data, query, before } = screen
  if (!data) return null
  return (
    <QuarterFilterBar
      active={screen.preset}
      range={query.range}
      suggestion={data}
      before={before?.range ?? null}
      comparison={screen.comparison}
      product={query.product}
      category={query.category}
      categories={await askCategories()}
      searchProducts={searchProducts}
      metric={screen.metric}
    />
  )
}

function Sections({ screen }: { screen: QuarterScreen }) {
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
        {screen.before ? <Changed screen={screen} /> : <NothingBefore screen={screen} />}
        <OpenPanel screen={screen} />
      </Section>
      {screen.before && (
        <>
          <Section id="why" title="Why did it change?">
            <WhyPanel screen={screen} />
          </Section>
          <Section id="products" title="Which products changed?">
            <ComparePanel screen={screen} />
          </Section>
        </>
      )}
    </>
  )
}

/** Times are read pair by pair, so they come after the rest. */
function Changed({ screen }: { screen: QuarterScreen }) {
  return (
    <>
      <ToDatePanel
        screen={screen}
        metrics={COUNTED_METRICS}
        title={`${formatRange(screen.query.range)}, against the same days`}
      />
      <Suspense fallback={<Skeleton size="small" />}>
        <ToDatePanel screen={screen} metrics={TIME_METRICS} title="How long the steps take, then and now" />
      </Suspense>
    </>
  )
}

function NothingBefore({ screen }: { screen: QuarterScreen }) {
  const href = toHref(PATH, screen.raw, { range: 'quarter-to-date', from: null, to: null })
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
