import { formatRange } from '@/lib/format/format-day'
import { formatShare } from '@/lib/format/format-number'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { ShopCurrency } from '@/lib/reports/money/shop-currency'
import { CAUTIOUS_SHARE } from '@/lib/stats/opportunity'
import { FEWEST_MEMBERS } from '@/lib/stats/shrink-rates'
import type { DayRange } from '@/lib/time/day'
import { sayPriceCurrency } from '../say-price-currency'

type Props = Readonly<{
  unit: Unit
  range: DayRange | null
  days: number
  verb: string
  currency: ShopCurrency | undefined
}>

/** What is assumed, and what the interval holds. */
export function WorthNotes({ unit, range, days, verb, currency }: Props) {
  const { many } = UNITS[unit]
  return (
    <>
      <p>
        One point is one percentage point more of those that come to the step. Reaching the 75th percentile is
        to come to the rate that a quarter of the products of the same category reach; a product without a
        category, and one of a category with fewer than {FEWEST_MEMBERS} products, is held against the whole
        shop. Where a product is there already, it is nothing.
      </p>
      <p>
        Orders are those that come × the gain × the rate of the later step. This assumes that those gained
        {verb} as often as those there are. Cautiously, they do so at {formatShare(CAUTIOUS_SHARE)} of that
        rate. Nothing here was tried: products differ for reasons that no work on them takes away.
      </p>
      <p>
        As many are assumed to come in a quarter as came on the {days} whole days from {formatRange(range)},
        scaled to 91 days. Today is not in it, nor are days before the first session or after the last.
        {unit === 'users' &&
          ' Users that come again count once, so those of a range much longer or shorter than a quarter do not scale well.'}
      </p>
      <p>
        Rates of products with few {many} are drawn towards their category (beta-binomial empirical Bayes).
        The 95 % interval holds what is not known of both rates. How many come, the rate to reach and what an
        order brings are taken as they are.
      </p>
      <p>
        Revenue is orders × price × how many of the product an order holds on average, without what is
        cancelled or comes back. {sayPriceCurrency(currency)} Lines do not add up: an order of two products is
        in both.
      </p>
    </>
  )
}
