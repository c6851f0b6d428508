import type { Funnel } from './definition'

/** The funnel that is built in: sessions that viewed, added to the cart and checked out, and whose orders were shipped. */
export const PRODUCT_FUNNEL: Funnel = {
  steps: [
    {
      key: 'viewed',
      match: { types: ['page_view'] },
      words: {
        label: 'Viewed',
        noun: 'view',
        verb: 'view a product',
        did: 'viewed a product',
        didOne: 'viewed one',
        didIt: 'viewed',
        ofProduct: 'product view',
      },
    },
    {
      key: 'added_to_cart',
      match: { types: ['add_to_cart'] },
      words: {
        label: 'Added to cart',
        noun: 'cart',
        verb: 'add to cart',
        did: 'added a product to the cart',
        didOne: 'added one to the cart',
        didIt: 'added to the cart',
        ofProduct: 'product in cart',
      },
    },
    {
      key: 'checked_out',
      match: { types: ['checkout'] },
      words: {
        label: 'Checked out',
        noun: 'checkout',
        verb: 'check out',
        did: 'checked out',
        didOne: 'checked out',
        didIt: 'checked out',
        ofProduct: 'product checked out',
      },
    },
    {
      key: 'shipped',
      match: { types: ['package_shipped'] },
      byOrder: true,
      words: {
        label: 'Shipped',
        noun: 'shipment',
        verb: 'are shipped an order',
        did: 'were shipped an order',
        didOne: 'were shipped one',
        didIt: 'were shipped',
        ofProduct: 'product shipped',
      },
    },
  ],
  order: 'any',
  within: 'session',
  per: 'product',
}
