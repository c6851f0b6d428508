import { FIRST, writeShop } from '../write-shop'

/** Each with as many views as no other. */
export const ODD_NAMES = [
  ['n1', 'Moss', 'Moss (n1)'],
  ['n2', 'Moss', 'Moss (n2)'],
  ['n3', 'Moss ', 'Moss␠'],
  ['n4', 'with\ttab', 'with⇥tab'],
  ['n5', 'with\nline', 'with↵line'],
  ['n6', 'with\u00a0blank', 'with⍽blank'],
  ['n7', 'x'.repeat(200), 'x'.repeat(200)],
  ['n 8\t', '  two  blanks  ', '␠␠two␠␠blanks␠␠'],
  ['n9', "Robert'); drop table product;--", "Robert'); drop table product;--"],
  ['n10', 'with\r\nline', 'with␍↵line'],
] as const

/** Of the place of a product. */
export const viewsOf = (index: number) => 3 + index

/** The files of a shop whose products are called so, and of one that is no row of the products. */
export function writeOddNames(): string {
  const products = ODD_NAMES.map(([id, name]) => ({ id, name, category: `of ${name.slice(0, 20)}` }))
  const visits = [...ODD_NAMES.map(([id]) => id), 'no row'].map((product, index) => {
    return { product, viewed: viewsOf(index), carted: 1 }
  })
  return writeShop([...FIRST.slice(0, 1), ...products], visits)
}
