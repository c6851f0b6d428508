import { formatList } from '@/lib/format/format-list'
import { nameField } from '@/lib/ingest/shapes/fields/path'
import type { Mapping, MappingField } from '@/lib/ingest/shapes/mapping'

const FORMATS: Record<Mapping['time']['format'], string> = {
  iso: 'written year first',
  epoch_s: 'seconds since 1970',
  epoch_ms: 'milliseconds since 1970',
  epoch_us: 'microseconds since 1970',
  dmy: 'written day first',
  mdy: 'written month first',
}

/** What a mapping takes from where, a row each: `[what, where]`. */
export function listFields(mapping: Mapping): (readonly [string, string])[] {
  const { time, user, anonymous, order, product, products, attributes, status } = mapping
  const amount = sayAmount(mapping)
  const named = (what: string, field: MappingField | null): (readonly [string, string])[] =>
    field === null ? [] : [[what, nameField(field)]]
  return [
    ['time', sayTime(time)],
    ...named('user', user),
    ...named('before they are known', anonymous),
    ...(mapping.rows === 'orders' ? [] : listOfEvents(mapping)),
    ...(product ? [['product', sayProduct(product)] as const] : []),
    ...(products ? [['products', `${products.each}: ${sayProduct(products)}`] as const] : []),
    ...named('order', order),
    ...named('status', status),
    ...(amount === null ? [] : [['amount', amount] as const]),
    ...Object.entries(attributes).flatMap(([name, field]) => named(name, field)),
  ]
}

function listOfEvents({ session, id, name, namedBy, fixedName }: Mapping): (readonly [string, string])[] {
  const byPattern = namedBy.map(
    ({ field, like, name: called }) => `${called} where ${nameField(field)} is like ${like}`,
  )
  const names = [
    ...byPattern,
    ...(name === null ? [] : [nameField(name)]),
    ...(fixedName === null ? [] : [`else ${fixedName}`]),
  ]
  return [
    [
      'session',
      session === null ? 'none is named: a pause of 30 minutes begins another' : nameField(session),
    ],
    ['id of an event', id === null ? 'made of what its row says' : nameField(id)],
    ['name of an event', byPattern.length > 0 ? names.join('; ') : (names[0] ?? '')],
  ]
}

function sayTime({ field, format, zone }: Mapping['time']): string {
  const isEpoch = format.startsWith('epoch')
  const ofZone = zone === null || isEpoch ? '' : `, in ${zone} where no zone is written`
  return `${nameField(field)}, ${FORMATS[format]}${ofZone}`
}

function sayProduct(product: NonNullable<Mapping['product']>): string {
  const parts = (['id', 'name', 'category', 'price', 'quantity'] as const).flatMap((part) => {
    const field = product[part]
    return field === null ? [] : `${part} ${nameField(field)}`
  })
  return formatList(parts)
}

/** Null where a row says nothing of it; an order whose lines have prices costs what these add up to. */
function sayAmount({ rows, value, product, currency, fixedCurrency }: Mapping): string | null {
  const isOfLines = value === null && rows === 'orders' && (product?.price ?? null) !== null
  if (value === null && !isOfLines) return null
  const where = value === null ? 'what the lines of an order cost' : nameField(value)
  if (currency !== null) return `${where}, its currency ${nameField(currency)}`
  return `${where}, ${fixedCurrency === null ? 'of which no currency is said' : `all ${fixedCurrency}`}`
}
