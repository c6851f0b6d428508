import Link from 'next/link'
import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatMoment } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { formatAmount, formatCount, NOTHING } from '@/lib/format/format-number'
import type { CatalogueLine } from '@/lib/reports/catalogue/catalogue-result'
import { CATALOGUE_COLUMN_NAMES, CATALOGUE_HEADS, type CatalogueColumn } from './catalogue-columns'

type Props = Readonly<{
  products: readonly CatalogueLine[]
  view: TableView<CatalogueColumn>
  sortHref: (column: CatalogueColumn) => string
  /** Where all that was known of a product stands; null where the reader may not go there. */
  href: (product: CatalogueLine) => string | null
  timeZone: string
}>

/** What products cost and how many there were, since when. */
export function CatalogueTable({ products, view, sortHref, href, timeZone }: Props) {
  return (
    <ScrollBox label="Price and stock">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Products with their price and stock</caption>
        <thead>
          <tr>
            {CATALOGUE_COLUMN_NAMES.map((column) => (
              <SortHeader
                key={column}
                {...CATALOGUE_HEADS[column]}
                href={sortHref(column)}
                sorted={view.sort === column ? view.dir : null}
                className={`whitespace-nowrap ${column === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'}`}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map((line) => (
            <Row key={line.id} line={line} href={href(line)} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const CELL = 'whitespace-nowrap border-line border-b px-3 py-2 align-middle group-hover:bg-sunken last:pr-5'

function Row({ line, href, timeZone }: { line: CatalogueLine; href: string | null; timeZone: string }) {
  const cells: Record<Exclude<CatalogueColumn, 'product'>, string> = {
    category: line.category === null ? NOTHING : formatName(line.category),
    price: formatAmount(line.price),
    price_before: formatAmount(line.priceBefore),
    price_since: formatMoment(new Date(line.priceSince), timeZone),
    inventory: line.inventory === null ? NOTHING : formatCount(line.inventory),
    inventory_since: formatMoment(new Date(line.inventorySince), timeZone),
    changes: formatCount(line.changes),
  }
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 w-56 min-w-32 max-w-56 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
      >
        {href === null ? (
          line.product
        ) : (
          <Link className="link" href={href} prefetch={false}>
            {line.product}
          </Link>
        )}
      </th>
      {CATALOGUE_COLUMN_NAMES.map(
        (column) =>
          column !== 'product' && (
            <td
              key={column}
              className={`${CELL} ${CATALOGUE_HEADS[column].align === 'left' ? 'text-muted' : 'text-right'} ${column === 'inventory' && line.inventory === 0 ? 'font-medium text-bad' : ''}`}
            >
              {cells[column]}
            </td>
          ),
      )}
    </tr>
  )
}
