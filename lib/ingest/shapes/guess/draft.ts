import type { Column, Columns, ListColumn } from '../columns'
import type { FoundTime } from './find-time'

/** Which columns are what, as far as names and values tell. */
export type Draft = {
  time: FoundTime | null
  name: Column | null
  url: Column | null
  user: Column | null
  anonymous: Column | null
  session: Column | null
  id: Column | null
  order: Column | null
  productId: Column | null
  productName: Column | null
  category: Column | null
  price: Column | null
  quantity: Column | null
  products: ListColumn | null
  value: Column | null
  currency: Column | null
  status: Column | null
  attributes: Readonly<Record<string, Column>>
  personal: readonly string[]
}

/** A draft's columns that are used for something, so that nothing is used twice. */
export class Unused {
  readonly #used = new Set<string>()

  constructor(readonly columns: Columns) {}

  use<Found extends Column | null>(column: Found): Found {
    if (column) this.#used.add(column.path)
    return column
  }

  list(): readonly Column[] {
    return this.columns.singles.filter(({ path }) => !this.#used.has(path))
  }
}
