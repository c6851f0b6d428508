import type { Column, Columns, ListColumn } from '../columns'
import type { MappingInput } from '../mapping'
import { isNumeric, shareOf, shareWithOne } from './column-facts'
import type { Draft, Unused } from './draft'
import { findRole } from './find-role'
import { ROLE_WORDS } from './role-words'

type ProductColumns = Pick<Draft, 'productId' | 'productName' | 'category' | 'price' | 'quantity'>

const LIST_NAMES =
  /\b(products?|items?|line ?items|product ?ids?|item ?ids?|skus?|artikel|produkte|produits|articles|productos|prodotti|produtos|cart|warenkorb|contents|content ids|basket)\b/
const SEVERAL = /\b(products|items|ids|skus|artikel|produkte|produits|productos|prodotti|produtos|contents)\b/

/** The columns of one product on the record itself. */
export function findProduct(unused: Unused): ProductColumns {
  const productId = unused.use(findRole(unused.list(), ROLE_WORDS.productId, isNoName))
  return {
    productId,
    productName: unused.use(
      findRole(unused.list(), ROLE_WORDS.productName, (column) =>
        mayBeName(column, productId, unused.columns),
      ),
    ),
    ...findDetails(unused),
  }
}

function findDetails(unused: Unused): Pick<ProductColumns, 'category' | 'price' | 'quantity'> {
  return {
    price: unused.use(findRole(unused.list(), ROLE_WORDS.price, isNumeric)),
    quantity: unused.use(findRole(unused.list(), ROLE_WORDS.quantity, isNumeric)),
    category: unused.use(findRole(unused.list(), ROLE_WORDS.category)),
  }
}

/** What is only called a name may be anybody's: it is the product's where each product has one. */
function mayBeName(column: Column, productId: Column | null, columns: Columns): boolean {
  if (isNumeric(column)) return false
  const isBare = /^(name|title|titel|bezeichnung)$/.test(column.words) && !LIST_NAMES.test(column.longWords)
  return !isBare || (productId !== null && shareWithOne(productId, column, columns) >= 0.9)
}

/** What is called `Artikel` may be its number or its name: names have blanks. */
function isNoName(column: Column): boolean {
  return shareOf(column, (text) => text.trim().includes(' ')) < 0.2
}

export function findProductList({ lists }: Columns): ListColumn | null {
  const named = lists.filter(({ words, fields }) => LIST_NAMES.test(words) && toListFields(fields) !== null)
  return named.toSorted((a, b) => b.rows - a.rows)[0] ?? null
}

/** A column in which each text is a list of ids. */
export function isListText(column: Column): boolean {
  return (
    SEVERAL.test(column.words) || shareOf(column, (text) => /^[^\s,;|]+([,;|] ?[^\s,;|]+)+$/.test(text)) > 0.1
  )
}

/** What the elements of a list say of a product; null where nothing names one. */
export function toListFields(
  fields: readonly Column[],
): Omit<NonNullable<MappingInput['products']>, 'each'> | null {
  if (fields.some(({ path }) => path === '.')) return { id: '.' }
  const [price, quantity, category] = [ROLE_WORDS.price, ROLE_WORDS.quantity, ROLE_WORDS.category].map(
    (words) => findRole(fields, words),
  )
  const id = findRole(fields, ROLE_WORDS.productId) ?? fields.find(({ words }) => words === 'id') ?? null
  const rest = fields.filter((field) => field !== id)
  const name = findRole(rest, ROLE_WORDS.productName)
  if (!id && !name) return null
  return {
    id: id?.path ?? null,
    name: name?.path ?? null,
    category: category?.path ?? null,
    price: price?.path ?? null,
    quantity: quantity?.path ?? null,
  }
}
