import { notNull, unique } from './data-test'
import type { ModelText } from './model'

const DBT_COLUMNS = {
  dbt_updated_at: 'When the change was made or, with the check strategy, found',
  dbt_valid_from: 'From when on the row was so',
  dbt_valid_to: 'Until when, not included; empty where it still is',
  dbt_is_deleted: 'Whether the row had gone from its table',
} as const

/** The history of rows that change. What was known at a time cannot be rebuilt: these are never emptied. */
export const SNAPSHOT_MODELS = {
  order_snapshot: {
    description: 'What each order was, from when to when.',
    grain: 'one order for as long as nothing of it changed',
    columns: {
      dbt_scd_id: 'The id of this row',
      user_id: 'Whose the order was',
      id: 'The order',
      promo_id: 'The promotion that was used',
      address_id: 'Where it goes',
      created_at: 'When it was ordered',
      order_cost: 'The goods, without shipping',
      shipping_cost: 'The shipping',
      order_total: 'What was paid',
      tracking_id: 'The parcel',
      shipping_service: 'Who carries it',
      estimated_delivery_at: 'When it was promised for',
      delivered_at: 'When it arrived',
      status: 'Where it stood: preparing, shipped or delivered',
      updated_at: 'When the source said that the row last changed',
      ...DBT_COLUMNS,
    },
    from: ['order'],
    tests: [unique('dbt_scd_id'), unique('id', 'dbt_valid_from'), notNull('dbt_valid_from')],
  },
  product_snapshot: {
    description: 'What each product was, from when to when.',
    grain: 'one product for as long as nothing of it changed',
    columns: {
      dbt_scd_id: 'The id of this row',
      id: 'The product',
      name: 'Its name',
      price: 'Its price',
      inventory: 'How many were in stock',
      category: 'Its category',
      updated_at: 'When the source said that the row last changed',
      ...DBT_COLUMNS,
    },
    from: ['product'],
    tests: [unique('dbt_scd_id'), unique('id', 'dbt_valid_from')],
  },
} as const satisfies Record<string, ModelText>
