import Link from 'next/link'
import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { ProductLine } from '@/lib/reports/products/products-result'
import type { RankedLine } from '@/lib/reports/products/rank-products'
import { stepColor } from '../step-colors'
import { PRODUCT_COLUMN_NAMES, PRODUCT_LABELS, type ProductColumn } from './product-columns'
import { RateCell } from './rate-cell'

type Props = Readonly<{
  rows: readonly RankedLine[]
  /** The sums over all products, not only those on this page. */
  pairs: ProductLine
  unit: Unit
  view: TableView<ProductColumn>
  sortHref: (column: ProductColumn) => string
  /** The page of a product; null where the reader may not go there. */
  href: (product: ProductLine) => string | null
}>

/** Where it is too narrow it scrolls inside itself, and the names stay. */
export function ProductsTable({ rows, pairs, unit, view, sortHref, href }: Props) {
  return (
    <ScrollBox label="Products">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Conversion per product, counted in {UNITS[unit].many}</caption>
        <thead>
          <tr>
            {PRODUCT_COLUMN_NAMES.map((column) => (
              <SortHeader
                key={column}
                label={PRODUCT_LABELS[column]}
                href={sortHref(column)}
                sorted={view.sort === column ? view.dir : null}
                align={column === 'product' ? 'left' : 'right'}
                className={column === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <ProductRow
              key={line.id}
              line={line}
              name={line.product}
              href={href(line)}
              all={pairs}
              atLeast={line.atLeast}
            />
          ))}
        </tbody>
        <tfoot className="font-medium">
          <ProductRow
            line={pairs}
            name={`All, in ${UNITS[unit].pair}`}
            href={null}
            all={null}
            atLeast={null}
          />
        </tfoot>
      </table>
    </ScrollBox>
  )
}

const CELL = 'border-line border-b px-3 py-2 text-right align-middle whitespace-nowrap last:pr-5'

type RowProps = Readonly<{
  line: ProductLine
  name: string
  href: string | null
  all: ProductLine | null
  atLeast: number | null
}>

function ProductRow({ line, name, href, all, atLeast }: RowProps) {
  const { viewed, carted, checkedOut } = line
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 w-56 min-w-32 max-w-56 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
      >
        {href === null ? (
          name
        ) : (
          <Link className="hover:underline" href={href} prefetch={false}>
            {name}
          </Link>
        )}
      </th>
      {[viewed, carted, checkedOut].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
        <td key={index} className={`${CELL} group-hover:bg-sunken`}>
          {formatCount(count)}
        </td>
      ))}
      <td className={`${CELL} group-hover:bg-sunken`}>
        <RateCell
          all={all?.cartPerView.share ?? null}
          rate={line.cartPerView}
          part={carted}
          whole={viewed}
          color={stepColor(1)}
        />
      </td>
      <td className={`${CELL} group-hover:bg-sunken`}>
        <RateCell
          all={all?.checkoutPerCart.share ?? null}
          rate={line.checkoutPerCart}
          part={checkedOut}
          whole={carted}
          color={stepColor(2)}
        />
      </td>
      <td className={`${CELL} group-hover:bg-sunken`}>
        <RateCell
          all={all?.checkoutPerView.share ?? null}
          rate={line.checkoutPerView}
          part={checkedOut}
          whole={viewed}
          color={stepColor(2)}
        />
      </td>
      <td className={`${CELL} group-hover:bg-sunken`}>{all ? formatShare(atLeast) : ''}</td>
    </tr>
  )
}
