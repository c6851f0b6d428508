import { type Dot, DotPlot } from '@/components/charts/dot-plot'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { ProductLine, Rate } from '@/lib/reports/products/products-result'
import { formatInterval } from '../format-interval'
import { STEP_COLORS } from '../step-colors'

type Props = Readonly<{ products: readonly ProductLine[]; pairs: ProductLine }>

/** Two rates of each product with their intervals, against all products together. */
export function ProductsPicture({ products, pairs }: Props) {
  const cart = formatShare(pairs.cartPerView.share)
  const checkout = formatShare(pairs.checkoutPerCart.share)
  return (
    <DotPlot
      label={`Cart per view and checkout per cart of ${products.length} products; over all products ${cart} and ${checkout}`}
      series={[
        {
          name: 'Cart per view',
          color: STEP_COLORS.added_to_cart,
          all: pairs.cartPerView.share,
          allText: `Cart per view, all products ${cart}`,
          shortText: `Cart per view ${cart}`,
        },
        {
          name: 'Checkout per cart',
          color: STEP_COLORS.checked_out,
          all: pairs.checkoutPerCart.share,
          allText: `Checkout per cart, all products ${checkout}`,
          shortText: `Checkout per cart ${checkout}`,
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
      columns={[
        'Product',
        'Viewed',
        'Added to cart',
        'Cart per view',
        '95 %',
        'Checked out',
        'Checkout per cart',
        '95 %\u00a0',
      ]}
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
