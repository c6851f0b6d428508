import { first, type KnownShape } from './known-shape'

const SHOPIFY_PEOPLE = `Email Phone [Billing Name] [Billing Street] [Billing Address1] [Billing Address2] [Billing Company] [Billing City]
  [Billing Zip] [Billing Phone] [Shipping Name] [Shipping Street] [Shipping Address1] [Shipping Address2] [Shipping Company]
  [Shipping City] [Shipping Zip] [Shipping Phone] Notes`

export const SHOPS: readonly KnownShape[] = [
  {
    name: 'shopify-pixel',
    label: "events of Shopify's web pixel",
    keys: ['id', 'name', 'clientid', 'timestamp', 'data'],
    usual: ['context', 'seq', 'type', 'context.document.location.href'],
    mapping: {
      time: { field: 'timestamp', format: 'iso', zone: 'UTC' },
      user: 'clientId',
      id: 'id',
      name: 'name',
      url: 'context.document.location.href',
      order: first('data.checkout.order.id', 'data.checkout.token'),
      value: 'data.checkout.totalPrice.amount',
      currency: 'data.checkout.currencyCode',
      product: {
        id: first('data.productVariant.product.id', 'data.cartLine.merchandise.product.id'),
        name: first('data.productVariant.product.title', 'data.cartLine.merchandise.product.title'),
        category: first('data.productVariant.product.type', 'data.cartLine.merchandise.product.type'),
        price: first('data.productVariant.price.amount', 'data.cartLine.merchandise.price.amount'),
        quantity: 'data.cartLine.quantity',
      },
      products: {
        each: 'data.checkout.lineItems',
        id: first('variant.product.id', 'id'),
        name: 'title',
        price: 'variant.price.amount',
        quantity: 'quantity',
      },
    },
    names: 'product viewed, product added to cart, checkout completed',
    glue: '_',
    notes: ['A pixel asks for consent and orders do not: import the orders too, to see how many it misses.'],
  },
  {
    name: 'shopify-orders',
    label: "Shopify's orders",
    keys: ['name', 'financial status', 'lineitem quantity', 'lineitem name', 'created at'],
    usual: ['email', 'paid at', 'fulfillment status', 'currency', 'total', 'lineitem sku', 'lineitem price'],
    mapping: {
      rows: 'orders',
      time: { field: 'Created at', format: 'iso', zone: 'UTC' },
      order: 'Name',
      value: 'Total',
      currency: 'Currency',
      status: 'Financial Status',
      product: {
        id: first('Lineitem sku', 'Lineitem name'),
        name: 'Lineitem name',
        price: 'Lineitem price',
        quantity: 'Lineitem quantity',
      },
      personal: SHOPIFY_PEOPLE.match(/\[[^\]]+\]|\S+/g)?.map((path) => path.replaceAll(/[[\]]/g, '')) ?? [],
    },
    notes: [
      'Products of these orders are known by their article number: it must be the one that events name.',
    ],
  },
  {
    name: 'shopify-table',
    label: "a warehouse's table of Shopify's orders",
    keys: ['id', 'order_number', 'financial_status', 'total_price', 'created_at'],
    usual: ['customer_id', 'fulfillment_status', 'currency', '_fivetran_synced', 'landing_site_base_url'],
    mapping: {
      rows: 'orders',
      time: { field: 'created_at', format: 'iso', zone: 'UTC' },
      user: first('customer_id', 'user_id'),
      order: 'id',
      value: 'total_price',
      currency: first('currency', 'presentment_currency'),
      status: 'financial_status',
    },
    timeByValue: true,
  },
  {
    name: 'woocommerce',
    label: "WooCommerce's orders",
    keys: ['order_id', 'date_created_gmt', 'status'],
    usual: [
      'num_items_sold',
      'net_total',
      'total_sales',
      'customer_id',
      'date_created',
      'returning_customer',
    ],
    mapping: {
      rows: 'orders',
      time: { field: 'date_created_gmt', format: 'iso', zone: 'UTC' },
      user: 'customer_id',
      order: 'order_id',
      value: first('total_sales', 'net_total', 'total_amount'),
      currency: 'currency',
      status: 'status',
    },
    notes: ['Refunds are orders of their own with negative totals in this layout.'],
  },
  {
    name: 'online-retail',
    label: 'invoices with a row a line',
    keys: ['invoiceno', 'stockcode', 'quantity', 'invoicedate', 'unitprice'],
    usual: ['customerid', 'country', 'description'],
    mapping: {
      rows: 'orders',
      time: { field: 'InvoiceDate', format: 'mdy', zone: 'UTC' },
      user: 'CustomerID',
      order: 'InvoiceNo',
      product: { id: 'StockCode', name: 'Description', price: 'UnitPrice', quantity: 'Quantity' },
    },
    timeByValue: true,
    notes: ['Invoices that begin with C are cancellations.'],
  },
]
