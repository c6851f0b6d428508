import type { ReportQuery } from '@/lib/query/report-query'
import { isAnythingKnown, type KnownThen } from '../known-then'
import type { ShopCurrency } from '../money/shop-currency'

/** A product as it was known. Prices are as the shop wrote them; moments are ISO 8601; null where nobody said. */
export type CatalogueLine = Readonly<{
  id: string
  product: string
  category: string | null
  price: number | null
  /** The price before this one; null where there was no other. */
  priceBefore: number | null
  /** Since when this price is known. */
  priceSince: string
  /** How many were in stock, and since when that is known. */
  inventory: number | null
  inventorySince: string
  knownSince: string
  /** How often anything of it changed on the days of the question, as far as was known. */
  changes: number
}>

type Moments = 'priceSince' | 'inventorySince' | 'knownSince'

/** The same, as the database has it. */
export type CatalogueRow = Omit<CatalogueLine, Moments> & Readonly<Record<Moments, Date>>

export type CatalogueResult = Readonly<{
  query: ReportQuery
  known: KnownThen
  /** By their names; null where nothing was known yet. */
  products: readonly CatalogueLine[] | null
  /** What prices are taken to be in; left out where nobody said any. */
  currency?: ShopCurrency
}>

export function toCatalogueResult(
  query: ReportQuery,
  known: KnownThen,
  rows: readonly CatalogueRow[],
): CatalogueResult {
  return { query, known, products: isAnythingKnown(known) ? rows.map(toLine) : null }
}

function toLine(row: CatalogueRow): CatalogueLine {
  return {
    ...row,
    priceSince: row.priceSince.toISOString(),
    inventorySince: row.inventorySince.toISOString(),
    knownSince: row.knownSince.toISOString(),
  }
}
