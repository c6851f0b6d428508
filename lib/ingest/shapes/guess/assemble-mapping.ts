import type { Column } from '../columns'
import type { Fill } from '../known/known-shape'
import type { MappingInput } from '../mapping'
import { shareOf } from './column-facts'
import type { Draft } from './draft'
import { isListText, toListFields } from './find-products'
import { toFolder } from './page-steps'

type Part = Omit<MappingInput, 'version' | 'time'>

const toPathOf = (column: Column | null) => column?.path ?? null

/** A mapping of what a draft found, but for what names mean; null where nothing says when a record happened. */
export function toMappingInput(draft: Draft, zone: string | null): MappingInput | null {
  const { time } = draft
  if (!time) return null
  const { user, anonymous, session, name, personal } = draft
  return {
    version: 1,
    time: { field: time.field, format: time.format, zone: time.needsZone ? zone : null },
    user: user?.path ?? anonymous?.path ?? null,
    // Of a guest, whom nothing else names, the session says who it is.
    anonymous:
      anonymous && user
        ? anonymous.path
        : user && session && isOftenBlank(user, session)
          ? session.path
          : null,
    session: toPathOf(session),
    id: toPathOf(draft.id),
    name: toPathOf(name),
    personal: [...personal],
    decimal: toDecimal(draft),
    status: toPathOf(draft.status),
    ...toUrl(draft),
    ...toProducts(draft),
    ...toOrder(draft),
    ...toValue(draft),
    attributes: toAttributes(draft),
  }
}

/** What a draft found of what a known layout leaves open. */
export function toFills(draft: Draft, fills: readonly Fill[]): Part {
  const parts: Readonly<Record<Fill, (draft: Draft) => Part>> = {
    products: toProducts,
    order: toOrder,
    value: toValue,
    url: toUrl,
    session: ({ session }) => ({ session: toPathOf(session) }),
    attributes: (from) => ({ attributes: toAttributes(from) }),
  }
  return Object.assign({}, ...fills.map((fill) => parts[fill](draft))) as Part
}

function isOftenBlank(user: Column, session: Column): boolean {
  return user !== session && user.rows.length < session.rows.length * 0.995
}

function toUrl({ url }: Draft): Part {
  return { url: toPathOf(url) }
}

function toOrder({ order }: Draft): Part {
  return { order: toPathOf(order) }
}

function toValue({ value, currency }: Draft): Part {
  return { value: toPathOf(value), currency: toPathOf(currency) }
}

function toAttributes({ attributes }: Draft): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, { path }]) => [name, path]))
}

function toProducts(draft: Draft): Part {
  const { productId, productName, category, price, quantity, products, url } = draft
  const list = products && toListFields(products.fields)
  const listed = products && list ? { each: products.path, ...list } : null
  if (productId && isListText(productId))
    return { products: listed ?? { each: productId.path, id: '.' }, product: null }
  const folder = url && toFolder(url)
  const id = productId?.path ?? (productName || !url || !folder ? null : { path: url.path, after: folder })
  if (id === null && !productName) return { products: listed, product: null }
  return {
    products: listed,
    product: {
      id,
      name: toPathOf(productName),
      category: toPathOf(category),
      price: toPathOf(price),
      quantity: toPathOf(quantity),
    },
  }
}

function toDecimal({ price, value, quantity }: Draft): ',' | '.' {
  const hasComma = (column: Column | null) =>
    column !== null &&
    shareOf(column, (text) => /,\d{1,2}(?!\d)/.test(text) && !/\.\d{1,2}$/.test(text)) > 0.5
  return [price, value, quantity].some(hasComma) ? ',' : '.'
}
