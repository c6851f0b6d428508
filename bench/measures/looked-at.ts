import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { toId } from '../made/to-id'

/** What questions are narrowed to: one of the generated products, and a category, that of every fifth of them. */
export const ONE_PRODUCT = toId('product3')
export const ONE_CATEGORY = 'Category 3'

const QUARTER_DAYS = 91

export const lastDays = (days: number, today: Day): DayRange => ({ from: addDays(today, -days), to: today })

export const nineQuarters = (today: Day): DayRange => lastDays(9 * QUARTER_DAYS, today)
