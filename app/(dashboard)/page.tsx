import { findNoSessions, NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { Question } from '@/app/_frame/question'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import {
  DropOffAnswer,
  DropOffPanel,
  ProductDropOffAnswer,
  ProductDropOffPanel,
} from '@/app/_panels/funnel/drop-off-panels'
import { FunnelAnswer, FunnelPanels } from '@/app/_panels/funnel/funnel-panels'
import { TimingAnswer } from '@/app/_panels/timing/timing-panels'
import { TimingSummary } from '@/app/_panels/timing/timing-summary'
import { ChangeAnswer, TrendPanels } from '@/app/_panels/trend/trend-panels'
import { readScreen, type Screen } from '@/app/_screen/screen'
import type { RawParameters } from '@/lib/query/parse-parameters'

export default function OverviewPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
    const screen = await readScreen('/', searchParams)
    return (
      <>
        <PageHead title="Overview" screen={screen} overTime compared />
        {screen.data ? ((await findNoSessions(screen)) ?? <Answers screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

function Answers({ screen }: { screen: Screen }) {
  return (
    <>
      <Question
        id="moving"
        title="How are our users moving through the funnel?"
        size="large"
        answer={<FunnelAnswer screen={screen} />}
      >
        <FunnelPanels screen={screen} />
      </Question>
      <Question
        id="lose-most"
        title="Where do we lose most?"
        size="small"
        answer={<DropOffAnswer screen={screen} />}
      >
        <DropOffPanel screen={screen} />
      </Question>
      {screen.query.product === null && (
        <Question
          id="products-lose-most"
          title="Which products lose most?"
          answer={<ProductDropOffAnswer screen={screen} />}
        >
          <ProductDropOffPanel screen={screen} />
        </Question>
      )}
      <Question
        id="how-long"
        title="How long do they take?"
        size="small"
        answer={<TimingAnswer screen={screen} />}
      >
        <TimingSummary screen={screen} />
      </Question>
      <Question
        id="improving"
        title="Are we improving?"
        size="large"
        answer={<ChangeAnswer screen={screen} />}
      >
        <TrendPanels screen={screen} />
      </Question>
    </>
  )
}
