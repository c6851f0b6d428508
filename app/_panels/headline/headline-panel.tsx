import Link from 'next/link'
import { Suspense } from 'react'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefPage } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { HeadlineFigure } from '@/components/reports/overview/headline-figure'
import { VerdictChip } from '@/components/reports/verdict-chip'
import { TextSkeleton } from '@/components/ui/instead/skeleton'
import { formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { unitOf, WORTH_MEASURES } from '@/lib/query/unit'
import { toGoalMetricAsked } from '@/lib/reports/asked-of-request'
import { answerChange, listRateChanges } from '@/lib/reports/overview/answer-change'
import { explainDropOff, listDropOffs } from '@/lib/reports/overview/answer-drop-off'
import { toHeadlineRate } from '@/lib/reports/overview/headline-rate'
import { answerWorth, toMostWorth } from '@/lib/reports/worth/answer-worth'
import { readWorth } from '../worth/worth-panels'

type Props = Readonly<{ screen: Screen }>

const FIGURES = [RateFigure, LossFigure, WorthFigure]

/** What a reader wants to know first: the rate and whether it moved, where most is lost, and what would bring most. */
export function HeadlinePanel({ screen }: Props) {
  // What a better rate brings is told by product.
  const figures = FIGURES.filter((one) => one !== WorthFigure || funnelOf(screen.query).per === 'product')
  return (
    <dl className="grid gap-x-10 gap-y-6 md:grid-cols-3">
      {figures.map((Figure) => (
        <Suspense key={Figure.name} fallback={<TextSkeleton />}>
          <Shown figure={Figure} screen={screen} />
        </Suspense>
      ))}
    </dl>
  )
}

function Shown({ figure, screen }: Props & Readonly<{ figure: (typeof FIGURES)[number] }>) {
  return withErrorBoundary(() => figure({ screen }))
}

/** The rate that the goal of these days is about, else the overall rate. */
async function RateFigure({ screen }: Props) {
  const { ask, query, previous, data, settings } = screen
  const [now, before, usual, metric] = await Promise.all([
    ask.report('funnel', screen),
    previous && ask.report('funnel', { query: previous }),
    previous && ask.report('usual-change', { query, before: previous }),
    ask.goalMetric(...toGoalMetricAsked(screen)),
  ])
  const { rate, share } = toHeadlineRate(now, metric)
  const held = { usual, smallest: settings.smallestChange }
  const changes = before ? listRateChanges(before, now, held) : []
  const change = changes.find(({ rate: { name } }) => name === rate.name)?.change
  return (
    <HeadlineFigure
      label={rate.label.units}
      value={formatShare(share)}
      aside={
        change && (
          <VerdictChip
            verdict={change.verdict}
            moreNeeded={null}
            eachNeeded={null}
            many={unitOf(query).many}
          />
        )
      }
      sentences={answerChange(now, before, data, held, rate)}
    />
  )
}

async function LossFigure({ screen }: Props) {
  const result = await screen.ask.report('funnel', screen)
  const [largest] = listDropOffs(result)
  return (
    <HeadlineFigure
      label="Largest loss"
      value={largest ? formatShare(largest.share) : null}
      sentences={explainDropOff(result)}
    />
  )
}

async function WorthFigure({ screen }: Props) {
  const { result, measure } = await readWorth(screen)
  const most = toMostWorth(result, measure)
  const href = hrefPage(screen, '/worth')
  return (
    <HeadlineFigure
      label={`What would bring most: ${WORTH_MEASURES[measure].label.toLowerCase()} a quarter`}
      value={most?.figure ?? null}
      aside={
        href !== null && (
          <Link className="link text-sm" href={href} prefetch={false}>
            How, and what else
          </Link>
        )
      }
      sentences={most ? [most.sentence] : answerWorth(result, measure)}
    />
  )
}
