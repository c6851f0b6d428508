import type { Column } from '@/components/table/column'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { formatAmount, formatCount, NOTHING } from '@/lib/format/format-number'
import type { CatalogueLine } from '@/lib/reports/catalogue/catalogue-result'

/** What products cost and how many there were, since when; `href` is where all that was known of a product stands. */
export function listCatalogueColumns(
  href: (id: string) => string | null,
  timeZone: string,
): readonly Column<CatalogueLine>[] {
  const sayMoment = (moment: string) => formatMoment(new Date(moment), timeZone)
  return [
    {
      name: 'product',
      label: 'Product',
      kind: 'text',
      value: ({ product }) => product,
      cell: ({ id, product }) => <NameLink name={product} href={href(id)} />,
    },
    {
      name: 'category',
      label: 'Category',
      kind: 'text',
      look: 'text-muted',
      value: ({ category }) => category,
      cell: ({ category }) => (category === null ? NOTHING : formatName(category)),
    },
    { name: 'price', label: 'Price', value: ({ price }) => price, cell: ({ price }) => formatAmount(price) },
    {
      name: 'price_before',
      label: 'Price before',
      value: ({ priceBefore }) => priceBefore,
      cell: ({ priceBefore }) => formatAmount(priceBefore),
    },
    {
      name: 'price_since',
      label: 'So since',
      kind: 'moment',
      look: 'text-muted',
      value: ({ priceSince }) => priceSince,
      cell: ({ priceSince }) => sayMoment(priceSince),
    },
    {
      name: 'inventory',
      label: 'In stock',
      look: ({ inventory }) => (inventory === 0 ? 'font-medium text-bad' : ''),
      value: ({ inventory }) => inventory,
      cell: ({ inventory }) => (inventory === null ? NOTHING : formatCount(inventory)),
    },
    {
      name: 'inventory_since',
      label: 'So since',
      kind: 'moment',
      look: 'text-muted',
      value: ({ inventorySince }) => inventorySince,
      cell: ({ inventorySince }) => sayMoment(inventorySince),
    },
    {
      name: 'changes',
      label: 'Changes',
      value: ({ changes }) => changes,
      cell: ({ changes }) => formatCount(changes),
    },
  ]
}
