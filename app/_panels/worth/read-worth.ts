import type { Screen } from '@/app/_screen/screen'
import type { WorthMeasure } from '@/lib/query/worth'
import { hasRevenue, type WorthResult } from '@/lib/reports/worth/worth-result'

/** What the panels about worth know: the answer, whether anything has a price, and what is looked at. */
export type WorthScreen = Readonly<{ result: WorthResult; priced: boolean; measure: WorthMeasure }>

/** In revenue, unless the address says otherwise (`in=orders`) or nothing has a price. */
export async function readWorth({ ask, query, today, raw }: Screen): Promise<WorthScreen> {
  const result = await ask.report('worth', { query, today })
  const priced = hasRevenue(result.lines)
  return { result, priced, measure: priced && raw.in !== 'orders' ? 'revenue' : 'orders' }
}
