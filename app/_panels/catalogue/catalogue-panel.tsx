import { NoSnapshots, NothingKnown } from '@/app/_frame/known-then'
import { Refused } from '@/app/_frame/refused'
import { countProducts, SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefProduct } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { listCatalogueColumns } from '@/components/reports/catalogue/catalogue-columns'
import { CatalogueNotes } from '@/components/reports/catalogue/catalogue-notes'

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
