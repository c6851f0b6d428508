import { SortedPanel } from '@/app/_frame/sorted-panel'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import type { Screen } from '@/app/_screen/screen'
import { CountingNotes } from '@/components/reports/counting-notes'
import { TIMES_COLUMNS } from '@/components/reports/timing/times-columns'

export function ProductTimesPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, timeZone } = screen
    const { products } = await ask.report('times-by-product', { query })
    return (
      <SortedPanel
        screen={screen}
        of="times-by-product"
        title="Times by product"
        label="Times by product"
        caption="Time to step by product"
        columns={TIMES_COLUMNS}
        rows={products}
        keyOf={({ id }) => id}
        sort="cart_pairs"
        note="Few pairs make times that jump about: compare products only where both have many."
        counted={
          <>
            <p>
              Timed is from the first event of the one step to the first of the other, of the same product;
              pairs in which the later step came first are left out. Percentiles interpolate between
              neighbours.
            </p>
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      />
    )
  })
}
