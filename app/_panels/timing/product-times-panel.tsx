import { SortedPanel } from '@/app/_frame/sorted-panel'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import type { Screen } from '@/app/_screen/screen'
import { CountingNotes } from '@/components/reports/counting-notes'
import { listTimesColumns } from '@/components/reports/timing/times-columns'
import { funnelOf } from '@/lib/funnel/funnel-of'

export function ProductTimesPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, timeZone } = screen
    const { products } = await ask.report('times-by-product', { query })
    const columns = listTimesColumns(funnelOf(query))
    return (
      <SortedPanel
        screen={screen}
        of="times-by-product"
        title="Times by product"
        label="Times by product"
        caption="Time to step by product"
        columns={columns}
        rows={products}
        keyOf={({ id }) => id}
        sort={columns[1]?.name ?? 'product'}
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
