// What pages of shops are called in their addresses, in seven languages.

/** Names that events get of such pages, which `toMeanings` knows as the steps; the first pattern that fits counts. */
type PagePattern = Readonly<{ like: string; name: string }>

const ORDERED = `thank* thankyou* order-confirm* order/confirm* order/complete* order/success* order-complete* order-received*
  checkout/success* checkout/complete* checkout/thank* checkout/order-received** checkout/confirm* confirmation* danke* bestellbestaetigung*
  bestellung/bestaetigung* merci* gracias* grazie* bedankt* obrigado*`
const CHECKOUT =
  'checkout checkout/** checkouts/** kasse kasse/** caisse caisse/** pago pago/** cassa cassa/** afrekenen afrekenen/**'
const CART = `cart cart/** basket basket/** bag warenkorb warenkorb/** einkaufswagen panier panier/** carrito cesta carrello winkelwagen
  winkelmand winkelmandje carrinho`
/** What stands before a product in an address. */
const PRODUCT =
  'product products produkt produkte artikel produit produits producto productos prodotto prodotti produto produtos item items p dp'

const split = (text: string): readonly string[] => text.trim().split(/\s+/)

export const PRODUCT_FOLDERS: readonly string[] = split(PRODUCT).map((folder) => `/${folder}/`)

export const PAGE_PATTERNS: readonly PagePattern[] = [
  ...split(ORDERED).map((like) => ({ like: `**/${like}`, name: 'order confirmation' })),
  ...split(CHECKOUT).map((like) => ({ like: `**/${like}`, name: 'checkout page' })),
  ...split(CART).map((like) => ({ like: `**/${like}`, name: 'cart' })),
  ...PRODUCT_FOLDERS.map((folder) => ({ like: `**${folder}*`, name: 'product page' })),
]
