import { formatMoment } from '@/lib/format/format-day'
import type { KnownThen } from '@/lib/reports/known-then'
import type { ShopCurrency } from '@/lib/reports/money/shop-currency'
import { sayPriceCurrency } from '../say-price-currency'

type Props = Readonly<{ known: KnownThen; timeZone: string; currency: ShopCurrency | undefined }>

/** Where prices and stock come from, and when it was known. */
export function CatalogueNotes({ known, timeZone, currency }: Props) {
  return (
    <>
      <p>
        Prices and stock are those that the snapshots had on {formatMoment(new Date(known.at), timeZone)}. “So
        since” is when a snapshot first found it so. What changed between two snapshots and back again was not
        seen.
      </p>
      <p>
        Changes are those that were found on the days of the range ({timeZone}), of any column of the product.
        {sayPriceCurrency(currency)}
      </p>
    </>
  )
}
