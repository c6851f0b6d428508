import { quote } from '@/lib/format/quote'
import type { Fields, Value } from '../read/source-record'
import type { TimeLimits } from '../time-limits'
import { parseHeldJson } from './fields/held-json'
import { compilePath, nameField } from './fields/path'
import { stripPersonal } from './fields/strip-personal'
import { isList } from './fields/value'
import type { Mapping } from './mapping'
import { compileTime } from './rows/compile-time'
import { compileAmount } from './rows/read-amount'
import { compileAttributes } from './rows/read-attributes'
import { compileId, compileText, LONGEST_NAME } from './rows/read-id'
import { compileName } from './rows/read-name'
import { compileProducts } from './rows/read-products'
import { Reading } from './rows/reading'
import type { IdTie, RowAmount, RowProduct, SourceRow, Understood } from './source-row'

const LONGEST_URL = 2_000

/** What a record is understood as: at least one row or refusal; several only of a mapping with `each`. Never throws. */
export type ToRows = (fields: Fields) => readonly Understood[]

type ToRow = (reading: Reading) => SourceRow | null

/** Made once for a mapping (of `mappingSchema`), and called for each record. Rows that arrive are held against `limits`. */
export function compileMapping(mapping: Mapping, limits: TimeLimits): ToRows {
  const toRow = mapping.rows === 'orders' ? compileOrder(mapping, limits) : compileEvent(mapping, limits)
  const understand = (record: Value, around: Value): Understood => {
    const reading = new Reading(record, around)
    const row = toRow(reading)
    if (reading.problem !== null || row === null)
      return { ok: false, reason: reading.problem ?? 'says nothing' }
    return { ok: true, row }
  }
  if (mapping.each === null) return (fields) => [understand(fields, null)]
  return compileEach(mapping.each, understand)
}

function compileEach(each: string, understand: (record: Value, around: Value) => Understood): ToRows {
  const get = compilePath(each)
  return (fields) => {
    const found = get(fields, null)
    const list = typeof found === 'string' ? parseHeldJson(found) : found
    if (found === null) return [{ ok: false, reason: `${each} is missing` }]
    if (!isList(list))
      return [{ ok: false, reason: `${each} is not a list: ${quote(JSON.stringify(found))}` }]
    if (list.length === 0) return [{ ok: false, reason: `${each} is empty` }]
    return list.map((element) => understand(element, fields))
  }
}

function compileEvent(mapping: Mapping, limits: TimeLimits): ToRow {
  const readTime = compileTime(mapping.time, limits)
  const readPerson = compilePerson(mapping)
  const readSession = compileSession(mapping)
  const readId = compileId(mapping.id, new Set())
  const readName = compileName(mapping)
  const readOrder = compileId(mapping.order, new Set())
  const readUrl = compileText(mapping.url, Number.POSITIVE_INFINITY)
  const readProducts = compileProducts(mapping)
  const readAmount = compileAmount(mapping)
  const readAttributes = compileAttributes(mapping.attributes, new Set(mapping.personal))
  return (reading) => {
    const occurredAt = readTime(reading, true)
    const person = readPerson(reading)
    const type = readName(reading)
    if (occurredAt === null || person === null || type === null) return null
    const { userId, anonymousId } = person
    const products = readProducts(reading)
    const from = anonymousId === userId ? null : anonymousId
    const tie: IdTie | null = from === null ? null : { from, to: userId, at: occurredAt }
    if (tie && mapping.meanings[type] === 'tie') return { kind: 'tie', tie }
    const event = {
      id: readId(reading),
      userId,
      anonymousId,
      sessionId: readSession(reading),
      type,
      occurredAt,
      orderId: readOrder(reading),
      pageUrl: toPageUrl(readUrl(reading)),
      products,
      amount: keepSaid(readAmount(reading), products),
      attributes: readAttributes(reading),
    }
    return { kind: 'event', event, tie }
  }
}

/** Null where neither a value is said nor a price that the currency is of. */
function keepSaid(amount: RowAmount | null, products: readonly RowProduct[]): RowAmount | null {
  return amount?.value == null && products.every(({ price }) => price === null) ? null : amount
}

function compileOrder(mapping: Mapping, limits: TimeLimits): ToRow {
  const readTime = compileTime(mapping.time, limits)
  const readUser = compilePersonOrNobody(mapping)
  const readId = compileId(mapping.order, new Set())
  const readStatus = compileText(mapping.status, LONGEST_NAME)
  const readProducts = compileProducts(mapping)
  const readAmount = compileAmount(mapping)
  const name = nameField(mapping.order ?? 'order')
  return (reading) => {
    const orderId = readId(reading)
    if (orderId === null) return reading.refuse(`${name} is missing`)
    const order = {
      orderId,
      userId: readUser(reading)?.userId ?? null,
      createdAt: readTime(reading, false),
      status: readStatus(reading),
      amount: readAmount(reading),
      products: readProducts(reading),
    }
    return { kind: 'order', order }
  }
}

type Person = { userId: string; anonymousId: string | null }

function compilePersonOrNobody(mapping: Mapping): (reading: Reading) => Person | null {
  const personal = new Set(mapping.personal)
  const readUser = compileId(mapping.user, personal)
  const readAnonymous = compileId(mapping.anonymous, personal)
  return (reading) => {
    const anonymousId = readAnonymous(reading)
    const userId = readUser(reading) ?? anonymousId
    return userId === null ? null : { userId, anonymousId }
  }
}

function compilePerson(mapping: Mapping): (reading: Reading) => Person | null {
  const read = compilePersonOrNobody(mapping)
  const names = [mapping.user, mapping.anonymous].flatMap((field) => (field === null ? [] : nameField(field)))
  const missing =
    names.length === 2 ? `${names.join(' and ')} are missing` : `${names[0] ?? 'user'} is missing`
  return (reading) => read(reading) ?? reading.refuse(missing)
}

/** `-1` is how some say that there is none. */
function compileSession(mapping: Mapping): (reading: Reading) => string | null {
  const read = compileId(mapping.session, new Set(mapping.personal))
  return (reading) => {
    const id = read(reading)
    return id === '-1' ? null : id
  }
}

function toPageUrl(url: string | null): string | null {
  return url && (stripPersonal(url.slice(0, LONGEST_URL)) || null)
}
