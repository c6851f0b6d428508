import { type Column, toColumn } from '@/components/table/column'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { formatMoney } from '@/lib/format/format-money'
import { formatName } from '@/lib/format/format-name'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import type { CatalogueLine } from '@/lib/reports/catalogue/catalogue-result'

/** What products cost and how many there were, since when; `href` is where all that was known of a product stands. */
export function listCatalogueColumns(
  href: (id: string) => string | null,
  timeZone: string,
  currency: string | null,
): readonly Column<CatalogueLine>[] {
  const sayPrice = (price: number | null) => formatMoney(price, currency)
  const sayMoment = (moment: string) => formatMoment(new Date(moment), timeZone)
  return [
    toColumn(
      'product',
      'Product',
      ({ product }) => product,
      (name, { id }) => <NameLink name={name} href={href(id)} />,
      { kind: 'text' },
    ),
    toColumn('category', 'Category', ({ category }) => category, sayName, {
      kind: 'text',
      look: 'text-muted',
    }),
    toColumn('price', 'Price', ({ price }) => price, sayPrice),
    toColumn('price_before', 'Price before', ({ priceBefore }) => priceBefore, sayPrice),
    toColumn('price_since', 'So since', ({ priceSince }) => priceSince, sayMoment, MOMENT),
    toColumn('inventory', 'In stock', ({ inventory }) => inventory, sayCount, {
      look: ({ inventory }) => (inventory === 0 ? 'font-medium text-bad' : ''),
    }),
    toColumn('inventory_since', 'So since', ({ inventorySince }) => inventorySince, sayMoment, MOMENT),
    toColumn('changes', 'Changes', ({ changes }) => changes, formatCount),
  ]
}

const MOMENT = { kind: 'moment', look: 'text-muted' } as const

function sayName(name: string | null): string {
  return name === null ? NOTHING : formatName(name)
}

function sayCount(count: number | null): string {
  return count === null ? NOTHING : formatCount(count)
}
