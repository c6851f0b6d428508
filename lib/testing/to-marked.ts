import { listMarks } from '@/lib/funnel/marks'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { stepBit } from '@/lib/funnel/steps'
import type { FunnelRow } from '@/lib/reports/funnel/funnel-sql'

type Units = Readonly<{ steps: number; units: number }>

/** What the database answers of units with these sets of steps, as bits: 1 viewed, 2 cart, 4 checkout, 8 shipped. */
export function toMarked(rows: readonly Units[]): readonly FunnelRow[] {
  return listMarks(PRODUCT_FUNNEL).map((mark) => {
    const marked = rows.filter(({ steps }) => hasMark(steps, mark))
    return { mark, units: marked.reduce((sum, { units }) => sum + units, 0) }
  })
}

function hasMark(steps: number, mark: number): boolean {
  if (mark === 0) return true
  return mark > 0 ? steps >= stepBit(mark - 1) : (steps & stepBit(-mark - 1)) > 0
}
