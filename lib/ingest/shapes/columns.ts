import type { Fields, Value } from '../read/source-record'
import { parseHeldJson } from './fields/held-json'
import { toStep } from './fields/parse-path'
import { toWords } from './fields/to-words'
import { isList, isRecord, saysNothing, toText } from './fields/value'

/** The first records of a file, or some from all over it; of a table also its columns, in their order. */
export type Sample = Readonly<{
  columns: readonly string[] | null
  records: readonly Fields[]
  /** Where no record can be read: why the first cannot, as in `line 2: has 15 fields`. */
  unread?: string | null
}>

/** What stands at one path of the records that say something there. */
export type Column = Readonly<{
  path: string
  /** Its name as words, and with the name that it stands in. */
  words: string
  longWords: string
  /** Of which records, ascending, and what. */
  rows: readonly number[]
  texts: readonly string[]
  distinct: ReadonlySet<string>
}>

/** A list at a path, with what its elements hold; the path of an element that is a single value is `.`. */
export type ListColumn = Readonly<{ path: string; words: string; rows: number; fields: readonly Column[] }>

export type Columns = Readonly<{ records: number; singles: readonly Column[]; lists: readonly ListColumn[] }>

const DEEPEST = 6
const MOST_PATHS = 1_000
const MOST_ELEMENTS = 50

type Open = {
  path: string
  words: string
  longWords: string
  rows: number[]
  texts: string[]
  distinct: Set<string>
}
type OpenList = { path: string; words: string; rows: number; fields: Map<string, Open> }
type OpenColumns = { singles: Map<string, Open>; lists: Map<string, OpenList> }

/** Everything that the records hold, by path: what is nested, in lists of key and value, and in texts that hold JSON. */
export function toColumns(records: readonly Fields[]): Columns {
  const open: OpenColumns = { singles: new Map(), lists: new Map() }
  for (const [row, fields] of records.entries()) {
    for (const name in fields) {
      if (Object.hasOwn(fields, name)) visit(open, row, fields[name] ?? null, [name], toStep(name))
    }
  }
  const lists = [...open.lists.values()].map((list) => ({ ...list, fields: [...list.fields.values()] }))
  return { records: records.length, singles: [...open.singles.values()], lists }
}

function visit(open: OpenColumns, row: number, value: Value, names: readonly string[], path: string): void {
  if (value === null || names.length > DEEPEST) return
  const held = typeof value === 'string' ? (parseHeldJson(value) ?? value) : value
  if (isList(held)) {
    if (held.length > 0) visitList(open, row, held, names, path)
  } else if (isRecord(held)) {
    for (const name of Object.keys(held)) {
      visit(open, row, held[name] ?? null, [...names, name], `${path}.${toStep(name)}`)
    }
  } else if (!saysNothing(held)) add(open.singles, row, path, names, toText(held) ?? '')
}

function visitList(
  open: OpenColumns,
  row: number,
  list: readonly Value[],
  names: readonly string[],
  path: string,
): void {
  if (list.every(isKeyed)) {
    for (const entry of list) {
      const key = toText(isRecord(entry) ? (entry.key ?? null) : null) ?? ''
      const value = isRecord(entry) ? toSlot(entry.value ?? null) : null
      visit(open, row, value, [...names, key], `${path}@${toStep(key)}`)
    }
    return
  }
  const found = open.lists.get(path) ?? {
    path,
    words: toWords(names.at(-1) ?? ''),
    rows: 0,
    fields: new Map(),
  }
  open.lists.set(path, found)
  found.rows += 1
  for (const element of list.slice(0, MOST_ELEMENTS)) visitElement(found, row, element)
}

function visitElement(list: OpenList, row: number, element: Value): void {
  const inner: OpenColumns = { singles: list.fields, lists: new Map() }
  if (isRecord(element)) {
    for (const name of Object.keys(element)) visit(inner, row, element[name] ?? null, [name], toStep(name))
  } else if (!isList(element) && !saysNothing(element))
    add(list.fields, row, '.', [''], toText(element) ?? '')
}

function isKeyed(entry: Value): boolean {
  return isRecord(entry) && typeof entry.key === 'string' && Object.hasOwn(entry, 'value')
}

/** The value in whichever slot it lies, as `compilePath` has it. */
function toSlot(value: Value): Value {
  if (!isRecord(value)) return value
  const { string_value: text, int_value: whole, float_value: float, double_value: double } = value
  return text ?? whole ?? float ?? double ?? null
}

function add(
  columns: Map<string, Open>,
  row: number,
  path: string,
  names: readonly string[],
  text: string,
): void {
  let column = columns.get(path)
  if (!column) {
    if (columns.size >= MOST_PATHS) return
    const longWords = toWords(names.slice(-2).join(' '))
    column = { path, words: toWords(names.at(-1) ?? ''), longWords, rows: [], texts: [], distinct: new Set() }
    columns.set(path, column)
  }
  column.rows.push(row)
  column.texts.push(text)
  column.distinct.add(text)
}
