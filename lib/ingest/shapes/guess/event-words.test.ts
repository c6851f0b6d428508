import { expect, it } from 'vitest'
import { STEP_KEYS } from '../meanings'
import { toMeanings } from './event-words'

const { view, cart, order, shipment } = STEP_KEYS

it.each([
  [
    view,
    'Product Viewed, product_view, ViewContent, view_item, Viewed Product, Artikel angesehen, Produit vu, Producto visto, Prodotto visto, Product bekeken, Produto visualizado, detail',
  ],
  [
    cart,
    'Product Added, add_to_cart, addtocart, AddToCart, Added to Cart, product added to cart, In den Warenkorb, Zum Warenkorb hinzugefügt, Ajout au panier, Añadido al carrito, Aggiunto al carrello, In winkelwagen, Adicionado ao carrinho',
  ],
  [
    order,
    'Order Completed, purchase, transaction, buy, Gekauft, payment_done, logout_with_purchase, checkout_completed, orders, Bestellung, Achat, Compra realizada, Acquisto, Bestelling geplaatst, Compra',
  ],
  [shipment, 'Order Shipped, package shipped, Versandt, Verzonden, Spedito'],
  ['refund', 'Order Refunded, refund, purchase_refunded, Rückerstattung, Remboursement, Reembolso, Rimborso'],
  ['cancellation', 'Order Cancelled, cancel, Bestellung storniert, Commande annulée, Pedido cancelado'],
  ['back_office', 'Order Delivered, order_updated, Bestellung zugestellt'],
  ['tie', '$identify, identify, alias, $create_alias'],
])('%s: %s', (meaning, names) => {
  for (const name of names.split(', '))
    expect({ name, meaning: toMeanings([name])[name] }).toEqual({ name, meaning })
})

it.each([
  'remove_from_cart',
  'Removed from cart',
  'Product Removed',
  'Cart Viewed',
  'Aus dem Warenkorb entfernt',
  'wishlist',
  'Add to Wishlist',
  'payment_info_submitted',
  'session_start',
  'Order Failed',
  'zork',
  '',
  '__proto__',
])('%j means nothing', (name) => {
  expect(toMeanings([name])).toEqual({})
})

it('the beginning of a checkout is an order only where nothing else is', () => {
  expect(toMeanings(['begin_checkout', 'purchase'])).toEqual({ purchase: order })
  expect(toMeanings(['checkout', 'Order Completed'])).toEqual({ 'Order Completed': order })
  expect(toMeanings(['Checkout Started', 'view'])).toEqual({ 'Checkout Started': order, view })
})

it('lists and pages are views only where nothing is nearer to a product', () => {
  expect(toMeanings(['view_item_list', 'page_view', 'view_item'])).toEqual({ view_item: view })
  expect(toMeanings(['page_view', 'Product List Viewed'])).toEqual({ page_view: view })
  expect(toMeanings(['view_search_results'])).toEqual({ view_search_results: view })
})
