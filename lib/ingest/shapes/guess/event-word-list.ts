import type { OtherMeaning } from '@/lib/funnel/meanings'

/** What a phrase means: a step (by a word of this folder), another meaning, or `nothing`. */
type Sense = 'view' | 'cart' | 'order' | 'shipment' | 'nothing' | Exclude<OtherMeaning, 'other'>

/**
 * Phrases, as `toWords` writes them, with commas between; `=` before one that must be the whole name. Of a step only the names of
 * the lowest rank that occurs in a file mean it: where a product is viewed, the view of a page or of a list is not meant.
 */
type Phrases = Readonly<{ sense: Sense; rank: number; phrases: string }>

export const EVENT_WORDS: readonly Phrases[] = [
  {
    sense: 'view',
    rank: 0,
    phrases: `product viewed, viewed product, product view, product views, view product, view item, viewed item, item viewed,
      item view, view content, product detail, product details, product page, pdp, detail view, =detail, =details, view detail,
      artikel angesehen, produkt angesehen, produktansicht, artikelansicht, artikel ansicht, produktseite, produktaufruf,
      artikelaufruf, artikeldetail, =angesehen, produit vu, produit consulte, vue produit, fiche produit, article vu,
      article consulte, consultation produit, producto visto, ver producto, vista de producto, vista producto, ficha de producto,
      producto consultado, prodotto visto, prodotto visualizzato, visualizzazione prodotto, vista prodotto, scheda prodotto,
      product bekeken, artikel bekeken, productpagina, productweergave, =bekeken, produto visto, produto visualizado, ver produto,
      visualizacao de produto, visualizacao do produto, pagina do produto`,
  },
  {
    sense: 'view',
    rank: 1,
    phrases: `=view, =views, =viewed, =product, =item, =ansicht, =gesehen, =vue, =vu, =vista, =visto, =visualizzato,
      =visualizado, =weergave, =produkt, =artikel, =produit, =producto, =prodotto, =produto`,
  },
  {
    sense: 'view',
    rank: 2,
    phrases: `=pv, =page view, =page viewed, =page views, =viewed page, =page, =screen view, =screen, =screen viewed,
      =seitenaufruf, =seitenansicht, =page vue, =vue de page, =pagina vista, =vista de pagina, =visualizacao de pagina,
      =visualizzazione pagina, =paginaweergave, =click, =clicks, =clicked, =klick, =klicks, =clic, =clics, =hit, =visit`,
  },
  {
    sense: 'view',
    rank: 3,
    phrases: `product list viewed, viewed product list, viewed product category, product category viewed, view item list,
      product list, =list view, =list viewed, =list, category view, category viewed, view category, collection viewed, =department,
      kategorie angesehen, product clicked, clicked product, product click, select item, =search, search submitted, searched,
      products searched, view search results, =suche, recherche, =busqueda, =ricerca, =zoeken, =busca, =browse`,
  },
  {
    sense: 'cart',
    rank: 0,
    phrases: `add to cart, added to cart, product added, added product, add product, item added, add item, add to basket,
      added to basket, add to bag, added to bag, add to trolley, cart add, basket add, add cart, cart addition, cart added,
      in den warenkorb, zum warenkorb, warenkorb hinzugefugt, in warenkorb, in den einkaufswagen, ajout au panier,
      ajoute au panier, ajouter au panier, mis au panier, ajout panier, mise au panier, al carrito, a la cesta, al carrello,
      in winkelwagen, aan winkelwagen, in winkelmand, in winkelmandje, aan winkelmandje, in de winkelwagen, ao carrinho, no carrinho`,
  },
  {
    sense: 'cart',
    rank: 1,
    phrases: `=cart, =carts, =basket, =baskets, =bag, =add, =added, =atc, =warenkorb, =einkaufswagen, =panier, =carrito,
      =cesta, =carrello, =winkelwagen, =winkelmand, =winkelmandje, =carrinho`,
  },
  {
    sense: 'order',
    rank: 0,
    phrases: `order completed, completed order, order complete, order placed, placed order, order created, order confirmed,
      order submitted, order confirmation, order success, =order, =orders, =ordered, purchase, purchased, purchases, transaction,
      transactions, =buy, =buys, bought, checkout completed, checkout complete, completed checkout, complete checkout,
      checkout success, payment completed, payment done, payment success, payment succeeded, =conversion, =sale, =sold, gekauft,
      kauf, bestellt, =bestellung, bestellung abgeschlossen, bestellung aufgegeben, kaufabschluss, achat, achete, =commande,
      commande passee, commande validee, commande terminee, paiement effectue, compra, comprado, =pedido, pedido realizado,
      pedido completado, acquisto, acquistato, =ordine, ordine completato, ordine effettuato, gekocht, aankoop, =bestelling,
      bestelling geplaatst, besteld, =encomenda, pedido concluido, comprou`,
  },
  { sense: 'order', rank: 1, phrases: '=checkout, =checkouts, =checked out, =check out' },
  {
    sense: 'order',
    rank: 2,
    phrases: `begin checkout, began checkout, checkout started, started checkout, initiate checkout, initiated checkout,
      checkout initiated, checkout begin, start checkout, checkout start, checkout step, checkout viewed, viewed checkout,
      checkout page, proceed to checkout, go to checkout, enter checkout, zur kasse, =kasse, checkout begonnen, passage en caisse,
      commande commencee, iniciar pago, inicio de pago, iniciar compra, tramitar pedido, inizio checkout, inizia checkout,
      naar de kassa, =kassa, afrekenen, iniciar checkout, finalizar compra`,
  },
  {
    sense: 'shipment',
    rank: 0,
    phrases: `shipped, =shipment, shipment sent, order fulfilled, fulfilled, =fulfillment, dispatched, versandt, verschickt,
      versendet, expedie, expediee, pedido enviado, =enviado, spedito, verzonden, expedido`,
  },
  {
    sense: 'nothing',
    rank: 0,
    phrases: `remove from cart, removed from cart, remove cart, product removed, removed product, item removed, remove item,
      cart remove, cart removed, cart cleared, cart viewed, viewed cart, view cart, cart view, cart page, cart abandoned,
      abandoned cart, cart shared, aus dem warenkorb, aus warenkorb, warenkorb entfernt, warenkorb angesehen, retire du panier,
      retrait panier, supprime du panier, panier vu, voir panier, voir le panier, eliminado del carrito, quitado del carrito,
      quitar del carrito, eliminar del carrito, ver carrito, dal carrello, carrello visto, uit winkelwagen, uit de winkelwagen,
      do carrinho, ver carrinho, wishlist, wish list, merkzettel, =fav, favorite, payment info, shipping info, order failed,
      payment failed, checkout failed, purchase failed, checkout abandoned, abandoned checkout, product shared, product rated,
      product reviewed, coupon applied, coupon entered, coupon denied, coupon removed, promotion viewed, promotion clicked,
      view promotion, select promotion, buy now clicked, session start, first visit, user engagement, scroll, autocapture,
      pageleave, page leave, form start, form submit, file download, login, logged in, sign up, signed up, =home`,
  },
  {
    sense: 'refund',
    rank: 0,
    phrases: `refund, refunded, order refunded, refunds, returned, =return, =returns, order returned, ruckerstattung, erstattet,
      erstattung, retoure, retourniert, remboursement, rembourse, reembolso, reembolsado, devolucion, devuelto, rimborso,
      rimborsato, reso, terugbetaling, terugbetaald, geretourneerd, devolucao`,
  },
  {
    sense: 'cancellation',
    rank: 0,
    phrases: `=cancel, cancelled, canceled, order cancelled, order canceled, cancel order, cancellation, purchase cancelled,
      storniert, stornierung, storno, annule, annulee, annulation, cancelado, cancelada, pedido cancelado, anulado, annullato,
      annullamento, geannuleerd, annulering, cancelamento`,
  },
  {
    sense: 'back_office',
    rank: 0,
    phrases: `delivered, order delivered, out for delivery, order updated, order paid, order packed, invoice, invoiced, zugestellt,
      geliefert, ausgeliefert, =livre, livraison, entregado, consegnato, bezorgd, entregue, email sent, email delivered, sms sent,
      tracking updated, label created`,
  },
  {
    sense: 'tie',
    rank: 0,
    phrases: '=identify, =identified, =alias, =create alias, =merge, =merge dangerously, =user merged',
  },
]
