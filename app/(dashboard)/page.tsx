import type { RawParameters } from '@/lib/query/parse-parameters'
import {
  DropOffAnswer,
  DropOffPanel,
  ProductDropOffAnswer,
  ProductDropOffPanel,
} from '../_panels/drop-off-panels'
import { FunnelAnswer, FunnelPanels } from '../_panels/funnel-panels'
import { guard } from '../_panels/guard'
import { findNoSessions, NoEvents } from '../_panels/no-data'
import { PageHead } from '../_panels/page-head'
import { Question } from '../_panels/question'
import { readScreen, type Screen } from '../_panels/screen'
import { TimingAnswer } from '../_panels/timing-panels'
import { TimingSummary } from '../_panels/timing-summary'
import { ChangeAnswer, TrendPanels } from '../_panels/trend-panels'

export default function OverviewPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
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
