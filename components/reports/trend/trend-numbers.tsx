import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { RATES } from '@/lib/query/metric'
import type { TrendResult } from '@/lib/reports/trend/trend-result'
import { GRAINS } from '@/lib/time/grain'
import { formatInterval } from '../format-interval'
import { nameBucket } from './to-trend-chart-points'

export function TrendNumbers({ result }: { result: TrendResult }) {
  const { grain, fiscalMonth } = result.query
  return (
    <DataTable
      caption="The trend in numbers"
      columns={[
        GRAINS[grain].label,
        'Viewed',
        'Added to cart',
        'Checked out',
        RATES.cart_per_view.units.label,
        RATES.checkout_per_cart.units.label,
        RATES.checkout_per_view.units.label,
        '95 %',
      ]}
      rows={result.points.map((point) => [
        `${nameBucket(point, grain, fiscalMonth)}${point.partial ? ' (partial)' : ''}`,
        formatCount(point.viewed),
        formatCount(point.addedToCart),
        formatCount(point.checkedOut),
        formatShare(point.cartPerView),
        formatShare(point.checkoutPerCart),
        formatShare(point.checkoutPerView),
        formatInterval(point.checkoutPerViewInterval),
      ])}
    />
  )
}
