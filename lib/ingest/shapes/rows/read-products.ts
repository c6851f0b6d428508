import { quote } from '@/lib/format/quote'
import type { Value } from '../../read/source-record'
import { parseHeldJson } from '../fields/held-json'
import { compileField, compilePath, nameField } from '../fields/path'
import { isList, isRecord, saysNothing, toShortText, toText } from '../fields/value'
import type { Mapping } from '../mapping'
import type { RowProduct } from '../source-row'
import { LONGEST_ID, readText } from './read-id'
import { readNumber, readQuantity } from './read-number'
import { Reading } from './reading'

type ProductFields = NonNullable<Mapping['product']>
type ReadProduct = (reading: Reading) => RowProduct | null
export type ReadProducts = (reading: Reading) => readonly RowProduct[]

const NONE: readonly RowProduct[] = []

/** The products of a row: those of its list where it has any, else the one on the row itself. One without id and name is none. */
export function compileProducts({ product, products, decimal }: Mapping): ReadProducts {
  const readOne = product && compileProduct(product, decimal, '')
  const readList = products && compileList(products, decimal)
  return (reading) => {
    const listed = readList?.(reading) ?? NONE
    if (listed.length > 0 || !readOne) return listed
    const one = readOne(reading)
    return one ? [one] : NONE
  }
}

function compileList(fields: NonNullable<Mapping['products']>, decimal: Mapping['decimal']): ReadProducts {
  const get = compilePath(fields.each)
  const read = compileProduct(fields, decimal, `${fields.each} `)
  return (reading) => {
    const elements = toElements(get(reading.record, reading.around))
    if (!elements) {
      reading.refuse(
        `${fields.each} is not a list of products: ${quote(JSON.stringify(get(reading.record, reading.around)))}`,
      )
      return NONE
    }
    return elements.flatMap((element) => readElement(reading, element, read) ?? [])
  }
}

function readElement(reading: Reading, element: Value, read: ReadProduct): RowProduct | null {
  const within = new Reading(element, reading.record)
  const product = read(within)
  if (within.problem) return reading.refuse(within.problem)
  return product ?? toBareProduct(reading, element)
}

/** An element that is an id and nothing else. */
function toBareProduct(reading: Reading, element: Value): RowProduct | null {
  const id = isRecord(element) || isList(element) ? null : readText(reading, element, 'product', LONGEST_ID)
  return id ? { id, name: null, category: null, price: null, quantity: null } : null
}

/** A list, or a text that holds one: as JSON, or with commas (or semicolons, or bars) between. Null where it is neither. */
function toElements(value: Value): readonly Value[] | null {
  if (saysNothing(value)) return NONE_LISTED
  if (isList(value)) return value
  if (isRecord(value)) return [value]
  const text = toText(value) ?? ''
  const held = parseHeldJson(text)
  if (held !== null) return isList(held) ? held : [held]
  if (/^\s*[[{]/.test(text))
    return /^\s*[[{].*["':{[]/s.test(text) ? null : splitBare(text.replaceAll(/[[\]{}]/g, ''))
  return splitBare(text)
}

const NONE_LISTED: readonly Value[] = []

function splitBare(text: string): readonly string[] {
  return text
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function compileProduct(fields: ProductFields, decimal: Mapping['decimal'], where: string): ReadProduct {
  const [getId, getName, getCategory] = [fields.id, fields.name, fields.category].map(compileField)
  const [getPrice, getQuantity] = [fields.price, fields.quantity].map(compileField)
  const [idName, nameName, priceName, quantityName] = [
    fields.id,
    fields.name,
    fields.price,
    fields.quantity,
  ].map((field) => where + nameField(field ?? '.'))
  return (reading) => {
    const { record, around } = reading
    const read = (get: typeof getId) => get?.(record, around) ?? null
    const saidId = readText(reading, read(getId), idName ?? '', LONGEST_ID)
    const name =
      saidId === null
        ? readText(reading, read(getName), nameName ?? '', LONGEST_ID)
        : toShortText(read(getName), LONGEST_ID)
    const id = saidId ?? name
    if (id === null) return null
    return {
      id,
      name,
      category: toShortText(read(getCategory), LONGEST_ID),
      price: readNumber(reading, read(getPrice), priceName ?? '', decimal),
      quantity: readQuantity(reading, read(getQuantity), quantityName ?? '', decimal),
    }
  }
}
