import { formatList } from '@/lib/format/format-list'
import { formatCount } from '@/lib/format/format-number'
import type { CurrencyOrders, ShopCurrency } from '@/lib/reports/money/shop-currency'

/** In which currency prices are taken to be, as no product says its own; of a shop whose orders are in several, which those are. */
export function sayPriceCurrency(shop: ShopCurrency | undefined): string {
  if (!shop) return 'No currency was said, so amounts have none.'
  const { currency, others } = shop
  if (others.length === 0) return `Prices are in ${currency}.`
  return `Prices are taken to be in ${currency}, in which most orders are. Others are in ${formatList(others.map(sayOrders))}; nothing is converted.`
}

function sayOrders({ currency, orders }: CurrencyOrders): string {
  return `${currency ?? 'none that was said'} (${formatCount(orders)})`
}
