import { quote } from '@/lib/format/quote'
import { parseTime } from '../parse-time'
import type { TimeLimits } from '../time-limits'

const LONGEST_ID = 200
const LONGEST_TYPE = 100
const LONGEST_TEXT = 10_000
const INT_MAX = 2_147_483_647
/** What decimal(12, 2) holds. */
const DECIMAL_MAX = 9_999_999_999.99
/** How exports of databases write that there is no value. */
const NO_VALUE: ReadonlySet<string> = new Set(['NULL', 'null', '\\N'])
/** What is promised may lie far ahead, but not at the end of time. */
const LAST_PROMISE = new Date('2199-12-31T23:59:59.999Z')

/**
 * Reads the values of one row by column and remembers the first that cannot be taken, as a sentence. What it
 * returns after that is of no use; ask for `problem` when all values are read. Ids and texts are kept
 * as they came; blank fields are absent values, and so are ids, times and numbers that say NULL, null or \N.
 */
export class RowReader {
  problem: string | null = null
  readonly #values: ReadonlyMap<string, string>
  readonly #limits: TimeLimits

  constructor(columns: readonly string[], fields: readonly string[], limits: TimeLimits) {
    this.#values = new Map(columns.map((column, index) => [column, fields[index] ?? '']))
    this.#limits = limits
  }

  id(column: string): string {
    return this.optionalId(column) ?? this.#miss(column)
  }

  optionalId(column: string): string | null {
    return this.#get(column) === null || this.#saysNothing(column) ? null : this.#short(column, LONGEST_ID)
  }

  /** A required short text. */
  name(column: string): string {
    return this.#short(column, LONGEST_ID) ?? this.#miss(column)
  }

  /** What a type of events is called. */
  typeName(column: string): string {
    return this.#short(column, LONGEST_TYPE) ?? this.#miss(column)
  }

  /** A short text of a column that the file may not have. */
  optionalName(column: string): string | null {
    return this.#values.has(column) ? this.#short(column, LONGEST_ID) : null
  }

  text(column: string): string | null {
    return this.#short(column, LONGEST_TEXT)
  }

  /** A required time that is over. */
  time(column: string): Date {
    const value = this.optionalTime(column)
    if (value === null) this.#miss(column)
    return value ?? new Date(0)
  }

  /** A time that is over: not before the first day that is taken, and at most a day ahead of its arrival. */
  optionalTime(column: string): Date | null {
    const { first, last, firstDay } = this.#limits
    const time = this.anyTime(column)
    if (time === null) return null
    if (time > last)
      return this.#refuse(`${column} is more than a day ahead of its arrival: ${this.#say(column)}`)
    return time < first ? this.#refuse(`${column} is before ${firstDay}: ${this.#say(column)}`) : time
  }

  /** A time by which something is to happen. */
  promisedTime(column: string): Date | null {
    const { first, firstDay } = this.#limits
    const time = this.anyTime(column)
    if (time === null) return null
    if (time > LAST_PROMISE) return this.#refuse(`${column} is after 2199: ${this.#say(column)}`)
    return time < first ? this.#refuse(`${column} is before ${firstDay}: ${this.#say(column)}`) : time
  }

  /** A time of a thing that the numbers do not go by; of a column that the file may not have. */
  anyTime(column: string): Date | null {
    const text = this.#value(column)
    if (text === null) return null
    return parseTime(text) ?? this.#refuse(`${column} is not a time: ${quote(text)}`)
  }

  decimal(column: string): number | null {
    const text = this.#value(column)
    if (text === null) return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(text)) {
      return this.#refuse(`${column} is not a number: ${quote(text)}`)
    }
    const value = Number(text)
    return Math.abs(value) <= DECIMAL_MAX ? value : this.#refuse(`${column} is too large: ${quote(text)}`)
  }

  whole(column: string): number {
    const value = this.optionalWhole(column)
    if (value === null) this.#miss(column)
    return value ?? 0
  }

  optionalWhole(column: string): number | null {
    const text = this.#value(column)
    if (text === null) return null
    if (!/^[+-]?\d{1,15}$/.test(text)) return this.#refuse(`${column} is not a whole number: ${quote(text)}`)
    const value = Number(text)
    return Math.abs(value) <= INT_MAX ? value : this.#refuse(`${column} is too large: ${quote(text)}`)
  }

  #short(column: string, longest: number): string | null {
    const text = this.#get(column)
    if (text === null || text.length <= longest) return text
    return this.#refuse(`${column} is longer than ${longest} characters`)
  }

  /** What a time or a number is read from; null where nothing is said, or the file does not have the column. */
  #value(column: string): string | null {
    if (!this.#values.has(column) || this.#saysNothing(column)) return null
    return this.#get(column)?.trim() ?? null
  }

  #saysNothing(column: string): boolean {
    return NO_VALUE.has(this.#values.get(column) ?? '')
  }

  #get(column: string): string | null {
    const text = this.#values.get(column)
    if (text === undefined) throw new Error(`The table has no column ${column}.`)
    return text.trim() === '' ? null : text
  }

  #say(column: string): string {
    return quote(this.#get(column)?.trim() ?? '')
  }

  #miss(column: string): string {
    this.#refuse(`${column} is missing`)
    return ''
  }

  #refuse(problem: string): null {
    this.problem ??= problem
    return null
  }
}
