import type { Column, Columns } from '../columns'
import { isNumeric, shareOf, shareWithOne } from './column-facts'
import { type Draft, Unused } from './draft'
import { findName } from './find-name'
import { findPeople } from './find-people'
import { findPersonal } from './find-personal'
import { findProduct, findProductList } from './find-products'
import { findRole } from './find-role'
import { findTime } from './find-time'
import { findUnnamed, hasNoHeader } from './find-unnamed'
import { ATTRIBUTE_WORDS, ROLE_WORDS } from './role-words'
import { toTimes } from './to-times'

const MOST_VALUES = 30
const LEAST_FILL = 0.02
const MOST_ATTRIBUTES = 20

/** What the columns are, by names and values. Each is one thing at most; what is personal is nothing but perhaps the user. */
export function toDraft(columns: Columns, now: Date): Draft {
  const unused = new Unused(columns)
  const time = findTime(columns, now) ?? findTime(columns, now, LEAST_FILL)
  for (const column of time?.columns ?? []) unused.use(column)
  const personal = findPersonal(columns)
  const open = () => unused.list().filter(({ path }) => !personal.includes(path))
  const name = unused.use(findName(open(), columns))
  const times = toTimes(time, columns)
  const people = findPeople(unused, columns, times)
  for (const column of columns.singles) if (personal.includes(column.path)) unused.use(column)
  const url = unused.use(findUrl(unused.list()))
  const id = unused.use(findRole(unused.list(), ROLE_WORDS.id, (column) => isUnique(column, columns)))
  const unnamed = hasNoHeader(columns) ? findUnnamed(unused, name, columns, times) : null
  const order =
    unnamed?.order ?? unused.use(findRole(unused.list(), ROLE_WORDS.order, (column) => !isMoney(column)))
  const currency = unused.use(findRole(unused.list(), ROLE_WORDS.currency, isCurrency))
  const named = findProduct(unused)
  const product = { ...named, productId: unnamed?.productId ?? named.productId }
  const value = unused.use(findRole(unused.list(), ROLE_WORDS.value, isNumeric))
  const status = unused.use(
    findRole(unused.list(), ROLE_WORDS.status, (column) => column.distinct.size <= MOST_VALUES),
  )
  const attributes = findAttributes(unused, people.session ?? people.user, columns)
  const products = findProductList(columns)
  return {
    time,
    name,
    url,
    ...people,
    id,
    order,
    currency,
    ...product,
    products,
    value,
    status,
    attributes,
    personal,
  }
}

function findUrl(columns: readonly Column[]): Column | null {
  const isAddress = (column: Column) =>
    shareOf(column, (text) => /^(https?:\/\/|\/|[a-z]+:\/\/)/i.test(text)) > 0.9
  return (
    findRole(columns, ROLE_WORDS.url, isAddress) ??
    columns.find((column) => isAddress(column) && !/refer/.test(column.words)) ??
    null
  )
}

function isUnique(column: Column, { records }: Columns): boolean {
  return column.rows.length >= records * 0.99 && column.distinct.size >= column.rows.length * 0.9
}

function isMoney(column: Column): boolean {
  return shareOf(column, (text) => /[.,]\d{1,2}$/.test(text)) > 0.5
}

function isCurrency(column: Column): boolean {
  return shareOf(column, (text) => /^([A-Za-z]{3}|[€£])$/.test(text.trim())) >= 0.99
}

/** Those that are called so; then all with few values that do not change within a session. */
function findAttributes(unused: Unused, within: Column | null, columns: Columns): Draft['attributes'] {
  const found: Record<string, Column> = {}
  for (const { name, words } of ATTRIBUTE_WORDS) {
    const column =
      unused.list().find((open) => words.test(open.words)) ??
      unused.list().find((open) => words.test(open.longWords))
    if (column) found[name] = unused.use(column)
  }
  for (const column of unused.list()) {
    if (Object.keys(found).length >= MOST_ATTRIBUTES) break
    const name = column.words.replaceAll(' ', '_').slice(0, 60)
    if (within && name !== '' && !(name in found) && isAttribute(column, within, columns))
      found[name] = unused.use(column)
  }
  return found
}

function isAttribute(column: Column, within: Column, columns: Columns): boolean {
  const { distinct, rows, words } = column
  if (distinct.size < 2 || distinct.size > MOST_VALUES || rows.length < columns.records * 0.5) return false
  if (
    /\b(version|library|number|count|index|id|seq|sequence|name|nom|nombre|nome|naam)\b/.test(words) ||
    /^column \d+$/.test(words)
  )
    return false
  return !isNumeric(column) && shareWithOne(within, column, columns) >= 0.95
}
