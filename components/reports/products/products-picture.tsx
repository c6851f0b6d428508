import { type Dot, DotPlot } from '@/components/charts/dot-plot'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { sayRate, toRate } from '@/lib/query/metric'
import type { ProductLine, Rate } from '@/lib/reports/products/products-result'
import { formatInterval } from '../format-interval'
import { stepColor } from '../step-colors'

const CART = toRate('cart_per_view').label.pairs
const CHECKOUT = toRate('checkout_per_cart').label.pairs

type Props = Readonly<{ products: readonly ProductLine[]; pairs: ProductLine }>

/** Two rates of each product with their intervals, against all products together. */
export function ProductsPicture({ products, pairs }: Props) {
  const cart = formatShare(pairs.cartPerView.share)
  const checkout = formatShare(pairs.checkoutPerCart.share)
  return (
    <DotPlot
      label={`${CART} and ${sayRate('checkout_per_cart', 'pairs')} of ${products.length} products; over all products ${cart} and ${checkout}`}
      series={[
        {
          name: CART,
          color: stepColor(1),
          all: pairs.cartPerView.share,
          allText: `${CART}, all products ${cart}`,
          shortText: `${CART} ${cart}`,
        },
        {
          name: CHECKOUT,
          color: stepColor(2),
          all: pairs.checkoutPerCart.share,
          allText: `${CHECKOUT}, all products ${checkout}`,
          shortText: `${CHECKOUT} ${checkout}`,
        },
      ]}
      rows={products.map((line) => ({
        name: line.product,
        dots: [toDot(line.cartPerView), toDot(line.checkoutPerCart)],
      }))}
    />
  )
}

export function ProductsNumbers({ products }: Pick<Props, 'products'>) {
  return (
    <DataTable
      caption="The products of the picture"
      columns={['Product', 'Viewed', 'Added to cart', CART, '95 %', 'Checked out', CHECKOUT, '95 %\u00a0']}
      rows={products.map((line) => [
        line.product,
        formatCount(line.viewed),
        formatCount(line.carted),
        formatShare(line.cartPerView.share),
        formatInterval(line.cartPerView.interval),
        formatCount(line.checkedOut),
        formatShare(line.checkoutPerCart.share),
        formatInterval(line.checkoutPerCart.interval),
      ])}
    />
  )
}

function toDot({ share, interval }: Rate): Dot | null {
  return share === null ? null : { share, interval }
}
