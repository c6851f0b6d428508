import { listCatalogueColumns } from '@/components/reports/catalogue/catalogue-columns'
import { CatalogueNotes } from '@/components/reports/catalogue/catalogue-notes'
import { toKnownAsked } from '@/lib/reports/asked-of-view'
import { guard } from './guard'
import { NoSnapshots, NothingKnown } from './known-screen'
import { hrefProduct } from './product-href'
import { Refused } from './refused'
import type { Screen } from './screen'
import { countProducts, SortedPanel } from './sorted-panel'

/** What products cost and how many were in stock, as was known. */
export function CataloguePanel({ screen }: { screen: Screen }) {
  return guard(async () => {
    if (screen.refusal) return <Refused screen={screen} />
    const { known, products } = await screen.ask.report('catalogue', toKnownAsked(screen))
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
        columns={listCatalogueColumns((id) => hrefProduct(screen, id), screen.timeZone)}
        rows={products}
        keyOf={({ id }) => id}
        sort="product"
        counted={<CatalogueNotes known={known} timeZone={screen.timeZone} />}
      />
    )
  })
}
