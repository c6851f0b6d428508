import { SortedPanel } from '@/app/_frame/sorted-panel'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import type { Screen } from '@/app/_screen/screen'
import { listWorthColumns } from '@/components/reports/worth/worth-columns'
import { UNITS } from '@/lib/query/unit'
import { readWorth } from './read-worth'
import { Notes } from './worth-panels'

/** The whole board: each step of each product. */
export function WorthTablePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const worth = await readWorth(screen)
    const { result, priced, measure } = worth
    if (result.lines.length === 0) return null
    return (
      <SortedPanel
        screen={screen}
        of="worth"
        title="Every product and step"
        label="What it is worth"
        caption={`What a better rate of each product and step would bring in a quarter, counted in ${UNITS[screen.query.unit].many}`}
        columns={listWorthColumns(priced)}
        rows={result.lines}
        keyOf={({ id, step }) => `${id} ${step}`}
        sort={measure}
        note="Rate now: large as its category makes it likely, small as counted. Under what reaching the percentile would bring stands its 95 % interval."
        counted={<Notes screen={screen} worth={worth} />}
      />
    )
  })
}
