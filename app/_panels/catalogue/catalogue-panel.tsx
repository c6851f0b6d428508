import { NoSnapshots, NothingKnown } from '@/app/_frame/known-then'
import { Refused } from '@/app/_frame/refused'
import { countProducts, SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefProduct } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { listCatalogueColumns } from '@/components/reports/catalogue/catalogue-columns'
import { formatMoment } from '@/lib/format/format-day'
import type { KnownThen } from '@/lib/reports/known-then'
import type { ShopCurrency } from '@/lib/reports/money/shop-currency'
import { sayPriceCurrency } from '../../../components/reports/say-price-currency'

/** What products cost and how many were in stock, as was known. */
export async function CataloguePanel({ screen }: { screen: Screen }) {
  if (screen.refusal) return <Refused screen={screen} />
  const { known, products, currency } = await screen.ask.report('catalogue', screen)
  if (known.beginsAt === null) return <NoSnapshots of="products" />
  if (products === null) return <NothingKnown screen={screen} beginsAt={known.beginsAt} />
  return (
    <SortedPanel
      screen={screen}
      of="catalogue"
      title="Price and stock"
      level="h2"
      heading={countProducts}
      label="Price and stock"
      caption="Products with their price and stock"
      columns={listCatalogueColumns(
        (id) => hrefProduct(screen, id),
        screen.timeZone,
        currency?.currency ?? null,
      )}
      rows={products}
      keyOf={({ id }) => id}
      sort="product"
      unit={null}
      counted={<CatalogueNotes known={known} timeZone={screen.timeZone} currency={currency} />}
    />
  )
}

type Props = Readonly<{ known: KnownThen; timeZone: string; currency: ShopCurrency | undefined }>

/** Where prices and stock come from, and when it was known. */
function CatalogueNotes({ known, timeZone, currency }: Props) {
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
