import type { Funnel } from './definition'
import { toStepWords } from './step-words'

/** The funnel that is built in: sessions that viewed, added to the cart and checked out, and whose orders were shipped. */
export const PRODUCT_FUNNEL: Funnel = {
  steps: [
    {
      key: 'viewed',
      match: { types: ['page_view'] },
      words: toStepWords({
        label: 'Viewed',
        noun: 'view',
        verb: 'view a product',
        did: 'viewed a product',
        didOne: 'viewed one',
        didIt: 'viewed',
        verbIt: 'view it',
        doing: 'first seeing a product',
        ofProduct: 'product view',
        ofProducts: 'product views',
        event: 'the page view',
        furthest: 'Viewed only',
      }),
    },
    {
      key: 'added_to_cart',
      column: 'carted',
      match: { types: ['add_to_cart'] },
      words: toStepWords({
        label: 'Added to cart',
        noun: 'cart',
        verb: 'add to cart',
        did: 'added a product to the cart',
        didOne: 'added one to the cart',
        didIt: 'added to the cart',
        didShort: 'added',
        verbIt: 'add it to the cart',
        onward: 'add what they view',
        didNext: 'added a product to the cart after seeing it',
        doing: 'adding it',
        ofProduct: 'product in cart',
        ofProducts: 'products in carts',
        event: 'the adding to cart',
        furthest: 'Left in the cart',
      }),
    },
    {
      key: 'checked_out',
      match: { types: ['checkout'] },
      words: toStepWords({
        label: 'Checked out',
        noun: 'checkout',
        verb: 'check out',
        onward: 'check out what they added',
        didNext: 'checked a product out after adding it',
        doing: 'checking out',
      }),
    },
    {
      key: 'shipped',
      match: { types: ['package_shipped'] },
      byOrder: true,
      words: toStepWords({
        label: 'Shipped',
        noun: 'shipment',
        verb: 'are shipped an order',
        did: 'were shipped an order',
        didOne: 'were shipped one',
        didIt: 'were shipped',
        verbIt: 'be shipped it',
        onward: 'are shipped what they checked out',
        didNext: 'were shipped a product after checking it out',
      }),
    },
  ],
  order: 'any',
  within: 'session',
  per: 'product',
}
