import { ReportPanel } from '@/app/_frame/report-panel'
import { countProducts, SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefPeople, hrefProduct } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ReachedNote } from '@/components/reports/counting-notes'
import { ALL_PRODUCTS, listProductColumns } from '@/components/reports/products/product-columns'
import { ProductsNumbers, ProductsPicture } from '@/components/reports/products/products-picture'
import { capitalise } from '@/lib/format/capitalise'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listStepRates, overallRate } from '@/lib/funnel/rates'
import { unitOf } from '@/lib/query/unit'
import { isSeen } from '@/lib/reports/drop-offs/drop-offs-result'

const PRODUCTS_DRAWN = 15

export async function ProductsTablePanel({ screen }: { screen: Screen }) {
  const { ask, query } = screen
  const { products, pairs } = await ask.report('products', screen)
  const funnel = funnelOf(query)
  const columns = listProductColumns({
    funnel,
    pairs,
    href: (id) => hrefProduct(screen, id),
    hrefPeople: (product, place) => hrefPeople(screen, { place, isLost: false }, { product }),
  })
  const { many, pair } = unitOf(query)
  const sums = { id: ALL_PRODUCTS, product: `All, in ${pair}`, name: '', category: null, atLeast: null }
  return (
    <SortedPanel
      screen={screen}
      of="products"
      title="Conversion per product"
      level="h2"
      heading={countProducts}
      label="Products"
      caption={`Conversion per product, counted in ${many}`}
      columns={columns}
      rows={products}
      keyOf={({ id }) => id}
      foot={{ ...pairs, ...sums }}
      sort={columns[1]?.name ?? 'product'}
      note={`The last line counts ${pair}: whoever ${funnel.steps[0]?.words.didShort} three products is in it three times, so it is more than the number of ${many}.`}
      counted={
        <>
          <p>
            A row counts {many} with an event of that product. A checkout belongs to every product of its
            order. The small lines are the 95 % interval of each rate, on a scale from 0 to 100 %; the grey
            tick is the rate over all products.
          </p>
          <p>
            “At least” is the lower end of what is likely of {overallRate(funnel).label.pairs.toLowerCase()},
            when a product with few {many} is drawn towards its category (beta-binomial empirical Bayes).
            Sorted by it, one of one is not on top.
          </p>
          <ReachedNote of={query} />
        </>
      }
    />
  )
}

export async function ProductsPicturePanel({ screen }: { screen: Screen }) {
  const { ask, query } = screen
  const { products, pairs } = await ask.report('products', screen)
  const funnel = funnelOf(query)
  const drawn = products.filter(isSeen).slice(0, PRODUCTS_DRAWN)
  if (drawn.length === 0) return null
  const rates = formatRates(listStepRates(funnel).length)
  return (
    <ReportPanel
      title={
        drawn.length === 1
          ? `Its ${rates}`
          : `${capitalise(rates)} of the ${drawn.length} most ${funnel.steps[0]?.words.didShort} products`
      }
      screen={screen}
      of="products"
      png="products"
      numbers={<ProductsNumbers funnel={funnel} products={drawn} />}
      counted={
        <p>
          Dots are rates, lines their 95 % intervals: where a line crosses the dashed one, the product cannot
          be told apart from the shop.
        </p>
      }
    >
      <ProductsPicture funnel={funnel} products={drawn} pairs={pairs} />
    </ReportPanel>
  )
}

/** `two rates`. */
function formatRates(count: number): string {
  const [number = String(count)] = NUMBERS.slice(count - 1, count)
  return count === 1 ? 'rate' : `${number} rates`
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
