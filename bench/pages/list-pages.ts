import type { Day } from '@/lib/time/day'
import { nineQuarters, ONE_CATEGORY, ONE_PRODUCT } from '../measures/looked-at'

const PAGES = [
  '/',
  '/products',
  '/timing',
  '/paths',
  '/quarters',
  '/worth',
  '/fulfilment',
  '/products/catalogue',
  '/goals',
]

/** What people look at: every page about the shop, over 90 days and nine quarters, in both units, and narrowed. */
export function listPages(today: Day): readonly string[] {
  const { from, to } = nineQuarters(today)
  const views = [
    'range=90d',
    'range=90d&unit=users',
    `from=${from}&to=${to}`,
    `from=${from}&to=${to}&unit=users`,
    `range=90d&product=${encodeURIComponent(ONE_PRODUCT)}&unit=users`,
    `range=90d&category=${encodeURIComponent(ONE_CATEGORY)}&unit=users`,
  ]
  return PAGES.flatMap((page) => views.map((view) => `${page}?${view}`))
}
