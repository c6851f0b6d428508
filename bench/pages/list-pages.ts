import { addDays, type Day } from '@/lib/time/day'
import { BENCH_CATEGORY, toId } from '../to-id'

const PAGES = [
  '/',
  '/products',
  '/timing',
  '/quarters',
  '/worth',
  '/fulfilment',
  '/products/catalogue',
  '/goals',
]

const NINE_QUARTERS_DAYS = 9 * 91

/** What people look at: every page about the shop, over 90 days and nine quarters, in both units, and narrowed. */
export function listPages(today: Day): readonly string[] {
  const from = addDays(today, -NINE_QUARTERS_DAYS)
  const product = encodeURIComponent(toId('product3'))
  const views = [
    'range=90d',
    'range=90d&unit=users',
    `from=${from}&to=${today}`,
    `from=${from}&to=${today}&unit=users`,
    `range=90d&product=${product}&unit=users`,
    `range=90d&category=${encodeURIComponent(BENCH_CATEGORY)}&unit=users`,
  ]
  return PAGES.flatMap((page) => views.map((view) => `${page}?${view}`))
}
