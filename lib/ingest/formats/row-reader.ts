import { parseTime } from '../parse-time'

const LONGEST_ID = 200
const LONGEST_TEXT = 10_000
const INT_MAX = 2_147_483_647
/** What decimal(12, 2) holds. */
const DECIMAL_MAX = 9_999_999_999.99

/**
 * Reads the values of one row by column and remembers the first that cannot be taken, as a sentence. What it
 * returns after that is of no use; ask for `problem` when all values are read. Ids and texts are kept
 * as they came; blank fields are absent values.
 */
export class RowReader {
  problem: string | null = null
  readonly #values: ReadonlyMap<string, string>

  constructor(columns: readonly string[], fields: readonly string[]) {
    this.#values = new Map(columns.map((column, index) => [column, fields[index] ?? '']))
  }

  id(column: string, longest = LONGEST_ID): string {
    const value = this.#short(column, longest)
    if (value === null) this.#refuse(`${column} is missing`)
    return value ?? ''
  }

  optionalId(column: string): string | null {
    return this.#short(column, LONGEST_ID)
  }

  /** A required short text. */
  name(column: string, longest = LONGEST_ID): string {
    return this.id(column, longest)
  }

  /** A short text of a column that the file may not have. */
  optionalName(column: string): string | null {
    return this.#values.has(column) ? this.#short(column, LONGEST_ID) : null
  }

  text(column: string): string | null {
    return this.#short(column, LONGEST_TEXT)
  }

  time(column: string): Date {
    const value = this.optionalTime(column)
    if (value === null) this.#refuse(`${column} is missing`)
    return value ?? new Date(0)
  }

  optionalTime(column: string): Date | null {
    if (!this.#values.has(column)) return null
    const text = this.#get(column)?.trim()
    if (text === undefined) return null
    return parseTime(text) ?? this.#refuse(`${column} is not a time: ${quote(text)}`)
  }

  decimal(column: string): number | null {
    const text = this.#get(column)?.trim()
    if (text === undefined) return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(text)) {
      return this.#refuse(`${column} is not a number: ${quote(text)}`)
    }
    const value = Number(text)
    return Math.abs(value) <= DECIMAL_MAX ? value : this.#refuse(`${column} is too large: ${quote(text)}`)
  }

  /** A required whole number of at least `min`. */
  whole(column: string, min: number): number {
    const value = this.optionalWhole(column, min)
    if (value === null) this.#refuse(`${column} is missing`)
    return value ?? 0
  }

  optionalWhole(column: string, min: number): number | null {
    const text = this.#get(column)?.trim()
    if (text === undefined) return null
    const value = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= INT_MAX) return value
    return this.#refuse(`${column} is not a whole number of at least ${min}: ${quote(text)}`)
  }

  #short(column: string, longest: number): string | null {
    const text = this.#get(column)
    if (text === null || text.length <= longest) return text
    return this.#refuse(`${column} is longer than ${longest} characters`)
  }

  #get(column: string): string | null {
    const text = this.#values.get(column)
    if (text === undefined) throw new Error(`The table has no column ${column}.`)
    return text.trim() === '' ? null : text
  }

  #refuse(problem: string): null {
    this.problem ??= problem
    return null
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length <= 60 ? text : `${text.slice(0, 60)}…`)
}
