import Link from 'next/link'
import { ReportPanel } from '@/app/_frame/report-panel'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { SegmentsPicture } from '@/components/reports/segments/segments-picture'
import { SegmentsTable } from '@/components/reports/segments/segments-table'
import { SentenceText } from '@/components/reports/sentence-text'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatSmallest } from '@/lib/format/format-number'
import { isRest } from '@/lib/query/against'
import { unitOf } from '@/lib/query/unit'
import { answerSegments } from '@/lib/reports/segments/answer-segments'
import { saySides } from '@/lib/reports/segments/say-sides'

async function askSides(screen: Screen) {
  const result = await screen.ask.report('segments', screen)
  if (!result) return null
  const segments = screen.place.hasPages ? await screen.ask.segments() : []
  return { result, sides: saySides({ ...result, product: screen.product?.label ?? null, segments }) }
}

export async function SegmentsSentences({ screen }: { screen: Screen }) {
  const asked = await askSides(screen)
  return (
    asked && (
      <div className="max-w-prose space-y-2">
        <SentenceText sentences={answerSegments(asked.result, asked.sides)} />
        {asked.result.reached.other[0] === 0 && <AgainstOthersLink screen={screen} />}
      </div>
    )
  )
}

/** Where nobody is on the other side because of what that must be like. */
function AgainstOthersLink({ screen }: Readonly<{ screen: Screen }>) {
  const { against, query } = screen
  if (against === null || isRest(against) || query.scope.where === undefined || !screen.place.hasPages)
    return null
  return (
    <p>
      <Link className="link" href={hrefHere(screen, { against: null })}>
        Hold it against all others
      </Link>
    </p>
  )
}

export async function SegmentsPanels({ screen }: { screen: Screen }) {
  const asked = await askSides(screen)
  if (!asked) return <NothingChosen />
  return (
    <ReportPanel
      title={`${asked.sides[0]}, against ${asked.sides[1]}`}
      screen={screen}
      of="segments"
      png="segments"
      counted={<Counted screen={screen} />}
    >
      <div className="space-y-5">
        <SegmentsPicture {...asked} />
        <SegmentsTable {...asked} />
      </div>
    </ReportPanel>
  )
}

function Counted({ screen: { query, smallestChange } }: { screen: Screen }) {
  const { many } = unitOf(query)
  return (
    <>
      <p>
        Differences are of the first side from the second. Dots are rates, lines their 95 % intervals. What{' '}
        {many} have is that of their own sessions on each side: who is on both counts on both, and the
        interval of the difference knows that.
      </p>
      <p>
        Up or down is said where chance alone would do it in one of twenty at most (the 95 % interval of the
        difference, Newcombe, leaves zero out; it is widened because the sessions of a user resemble each
        other, and narrowed by what is on both sides). Flat: surely smaller than{' '}
        {formatSmallest(smallestChange)}. Else it can’t be told yet. It is a difference, not its cause.
      </p>
    </>
  )
}

function NothingChosen() {
  return (
    <EmptyState title="Choose what to hold against what">
      <p>
        A filter, or a segment, is held against all other sessions, or against another one; a product against
        the other products of its category.
      </p>
    </EmptyState>
  )
}
