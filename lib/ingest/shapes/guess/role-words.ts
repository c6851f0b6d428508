// What columns are called for what they hold, as `toWords` writes names, in English, German, French, Spanish, Italian, Dutch and Portuguese.

/** Names that fit, the better ones first; `not`: names that hold one of these are about something else. */
export type RoleWords = Readonly<{ names: readonly RegExp[]; not: RegExp }>

const ID = '( ?(id|ids|nr|no|nummer|number|num|ref|key|uuid|guid|hash|code))?'
const words = (text: string) => new RegExp(`\\b(${text})${ID}\\b`)
const whole = (text: string) => new RegExp(`^(${text})${ID}$`)

const PEOPLE_NOT =
  /\b(agent|name|email|mail|type|properties|created|age|gender|segment|group|ip|city|country|new|status|lifetime|ltv|session|address|phone|zip|state|locale|language|count|since|journey)\b/

export const ROLE_WORDS = {
  user: {
    names: [
      whole(
        'user|customer|account|member|kunde|kunden|nutzer|benutzer|utilisateur|usuario|cliente|utente|gebruiker|klant|distinct',
      ),
      whole(
        'visitor|client|shopper|person|besucher|visiteur|visitante|visitatore|bezoeker|acheteur|comprador',
      ),
      words(
        'user|customer|visitor|account|member|kunde|kunden|nutzer|besucher|utilisateur|usuario|cliente|utente|gebruiker',
      ),
    ],
    not: PEOPLE_NOT,
  },
  anonymous: {
    names: [
      words('anonymous|anon|user pseudo|pseudo|cookie|guest|fingerprint'),
      /\b(client|device|browser) ?(id|uuid)$/,
      whole('visitor|besucher|visiteur|visitante|visitatore|bezoeker'),
    ],
    not: PEOPLE_NOT,
  },
  session: {
    names: [
      whole('session|sessions|sitzung|sesion|sessione|sessie|sessao|visit|besuch|visita|visite|bezoek'),
      words('session|sitzung|sesion|sessione|sessie|sessao|visit'),
    ],
    not: /\b(number|count|start|started|time|duration|index|idx|engaged|first|date|source|page|length|visitor|total|last)\b/,
  },
  id: {
    names: [
      /^(event|message|insert|hit|row|ereignis) ?(id|uuid|guid)$/,
      /^(uuid|guid)$/,
      /^id$/,
      /\b(event|message|insert) ?(id|uuid)$/,
    ],
    not: /\b(session|user|product|order)\b/,
  },
  name: {
    names: [
      whole(
        'event|event name|event type|action|event action|eventname|eventtype|ereignis|ereignisname|evenement|evento|gebeurtenis|acontecimento',
      ),
      whole(
        'type|name|activity|action type|behavior|behaviour|behavior type|aktion|aktivitat|azione|accion|acao|actie|step|schritt|etape',
      ),
    ],
    not: /\b(time|timestamp|date|id|nr|user|product|page)\b/,
  },
  url: {
    names: [
      whole(
        'url|page url|uri|page location|page|current url|seite|adresse|pagina|link|path|url path|page path|pfad|request|location',
      ),
    ],
    not: /\b(referrer|referer|image|title|product|landing)\b/,
  },
  order: {
    names: [
      words(
        'order|transaction|bestellung|bestell|bestellnummer|auftrag|commande|pedido|ordine|bestelling|encomenda',
      ),
      words('invoice|purchase|receipt|rechnung|checkout|bon|facture|factura'),
    ],
    not: /\b(total|value|amount|revenue|status|state|date|time|at|count|sum|price|currency|cost|type|name|quantity|betrag|summe|datum|umsatz|tax|shipping|discount|step|url|item|line|coupon)\b/,
  },
  productId: {
    names: [
      whole(
        'product|item|sku|article|artikel|produkt|produit|producto|articulo|prodotto|articolo|produto|artigo|asin|aid|lineitem sku',
      ),
      words(
        'product|item|sku|article|artikel|artikelnummer|produkt|produit|producto|prodotto|produto|variant',
      ),
    ],
    not: /\b(list|position|count|quantity|price|category|brand|type|url|image|views|total|discount|revenue|name|title|titel|bezeichnung|index|items|anzahl|menge|preis|color|size)\b/,
  },
  productName: {
    names: [
      /\b(product|item|article|artikel|produkt|produit|producto|prodotto|produto|lineitem) ?(name|title|titel|bezeichnung|nom|nombre|nome|naam|titulo|titolo)\b/,
      /^(title|titel|bezeichnung|artikelbezeichnung|produktname|artikelname|productnaam|name)$/,
      whole('product|item|artikel|produkt|produit|producto|prodotto|produto'),
    ],
    not: /\b(id|list|category|event|user|page|customer)\b/,
  },
  category: {
    names: [
      /^(category|product category|category code|item category|kategorie|produktkategorie|warengruppe|categorie|categoria|product type|department)$/,
      /\b(category|kategorie|categorie|categoria)\b/,
    ],
    not: /\b(event|page|device)\b/,
  },
  price: {
    names: [/\b(price|preis|einzelpreis|stuckpreis|prix|precio|prezzo|prijs|preco)\b/],
    not: /\b(total|compare|list|old|shipping|original|gesamt|order)\b/,
  },
  quantity: {
    names: [
      /^(quantity|qty|menge|anzahl|stuck|quantite|cantidad|quantita|aantal|quantidade|units|lineitem quantity|item quantity)$/,
    ],
    not: /\b(total|refunded)\b/,
  },
  value: {
    names: [
      /\b(revenue|order total|order value|order amount|grand total|purchase revenue|umsatz|gesamtbetrag|bestellwert|montant total|importe total|chiffre)\b/,
      /\b(total|amount|betrag|summe|gesamt|gesamtpreis|montant|importe|importo|bedrag|valor|totale|totaal|omzet)\b/,
      /\b(value|wert|valeur|waarde|valore)\b/,
    ],
    not: /\b(tax|shipping|discount|subtotal|quantity|count|items|price|refunded|type|lifetime|unit|steuer|versand|rabatt|time)\b/,
  },
  currency: {
    names: [/\b(currency|wahrung|waehrung|devise|moneda|valuta|moeda|munteenheid|divisa)\b/],
    not: /\b(rate)\b/,
  },
  status: {
    names: [/^(order status|status|financial status|bestellstatus|state|statut|estado|stato)$/],
    not: /\b(http|code|shipping)\b/,
  },
} as const satisfies Record<string, RoleWords>

/** Attributes of a session, by the words of their columns; the first column that fits has it. */
export const ATTRIBUTE_WORDS: readonly Readonly<{ name: string; words: RegExp; not?: RegExp }>[] = [
  {
    name: 'device',
    words:
      /^(device|device type|device category|gerat|geraet|geratetyp|endgerat|appareil|dispositivo|apparaat|device family)$/,
  },
  {
    name: 'channel',
    words:
      /^(channel|channel group|default channel group|medium|utm medium|traffic source|marketing channel|kanal|canal|canale|kanaal)$/,
  },
  { name: 'source', words: /^(source|utm source|traffic source source|quelle|fuente|fonte|bron|origine)$/ },
  {
    name: 'campaign',
    words: /^(campaign|utm campaign|campaign name|kampagne|campagne|campana|campagna|campanha)$/,
  },
  {
    name: 'country',
    words: /^(country|country code|geo country|geoip country code|land|pays|pais|paese|region country)$/,
  },
  {
    name: 'coupon',
    words:
      /^(coupon|coupon code|promo|promo code|promo id|voucher|gutschein|gutscheincode|discount code|rabattcode|code promo)$/,
  },
  {
    name: 'experiment',
    words:
      /^(experiment|experiment arm|variation|arm|ab test|ab group|test group|experiment variant|testgruppe)$/,
  },
  {
    name: 'landing_page',
    words: /^(landing page|landing|landing site|einstiegsseite|entry page|page d entree)$/,
  },
  { name: 'browser', words: /^(browser|browser name)$/ },
  { name: 'os', words: /^(os|operating system|betriebssystem|os name|os family|platform)$/ },
  { name: 'language', words: /^(language|locale|sprache|langue|idioma|lingua|taal)$/ },
]
