import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listOwnSteps, stepBit, stepLetter } from '@/lib/funnel/steps'
import { found, law, unique } from './data-test'
import type { ModelText } from './model'

const SAID = PRODUCT_FUNNEL.steps.map(({ words }) => words.label.toLowerCase())
const STEPS = `Which steps happened, as bits: ${SAID.map((label, place) => `${stepBit(place)} ${label}`).join(', ')}`
const LETTERS = listOwnSteps(PRODUCT_FUNNEL).map((_, place) => `${stepLetter(place)} ${SAID[place]}`)

const TIME_KEY = {
  funnel: 'The funnel',
  scope_kind: 'Whether it is of the whole shop or of a product',
  scope_value: 'The product; empty of the shop',
  gap: 'The step from which time is taken to the next, by its place from 0',
  bucket:
    'How long it took, in buckets as lib/sql/time-buckets.ts has them; 0 where the later step came first',
} as const

const COUNT_KEY = {
  funnel: 'The funnel',
  scope_kind: 'Whether it is of the whole shop, of a product or of a category',
  scope_value: 'The product or the category; empty of the shop',
  mark: 'Who is counted: 0 all; 1, 2 ... who reached this step or a later one; -1, -2 ... who did this step itself',
} as const

/** The materialized funnel, which the refresh derives and could rebuild at any time. */
export const FUNNEL_MODELS = {
  session_path: {
    description: 'Every session with the steps that it took, in their order.',
    grain: 'one session, which is one of its user',
    columns: {
      user_id: 'Whose session it is',
      session_id: 'The session',
      started_on: 'The day on which it started, in the time zone of the workspace',
      started_at: 'When it started',
      steps: STEPS,
      path: `Its events, a letter each: ${LETTERS.join(', ')}`,
      offsets_ms: 'Milliseconds from its start to each event of the path',
      attributes: 'What is known of it, by name: of each what its first event that says so says',
    },
    from: ['event', 'event_meaning'],
    tests: [unique('user_id', 'session_id'), law('steps_are_told'), law('as_in_full')],
  },
  product_funnel: {
    description: 'When each step first happened to a product in a session.',
    grain: 'one product in one session',
    columns: {
      user_id: 'Whose session it is',
      session_id: 'The session',
      product_id: 'The product',
      started_on: 'The day on which the session started',
      reached_at: `When each step first happened to the product, in their order (${SAID.join(', ')}); empty where it did not`,
      steps: STEPS,
    },
    from: ['event', 'event_meaning', 'order_item', 'session_path'],
    tests: [
      unique('user_id', 'session_id', 'product_id'),
      found(['user_id', 'session_id'], 'session_path', ['user_id', 'session_id']),
      law('steps_are_told'),
    ],
  },
  attempt: {
    description: 'Every attempt at a saved funnel.',
    grain: 'one attempt',
    columns: {
      user_id: 'Whose attempt it is',
      funnel: 'The id with which the funnel was saved',
      started_at: 'When it began: its entry, or the start of its session',
      session_id: 'The session of its entry; empty where that is of none',
      product_id: 'The product; empty where the funnel is counted for the shop',
      started_on: 'The day on which it began, in the time zone of the workspace',
      reached_at: 'When each step was taken, in their order; empty where it was not',
      steps: 'Which steps were taken, as bits: 1 the first, 2 the second, 4 the third',
      open_until: 'Until when it may still go on; empty where it converted, was ended, or is of a session',
      attributes: 'What is known of its entry, by name',
    },
    from: ['event', 'order_item', 'session_path'],
    tests: [unique('user_id', 'funnel', 'started_at', 'session_id', 'product_id')],
  },
  counted_category: {
    description: 'The category under which each product was counted.',
    grain: 'one product that has a category',
    columns: { product_id: 'The product', category: 'Its category' },
    from: ['product'],
    tests: [unique('product_id')],
  },
  funnel_day: {
    description: 'How many sessions and users of a day took a step.',
    grain: 'one day and one mark, of the shop, of a product or of a category',
    columns: {
      ...COUNT_KEY,
      day: 'The day on which the sessions started',
      sessions: 'How many sessions',
      seen_before:
        'Of each of their users the last day before this one on which the mark was theirs, in days since 2000-01-01; -32768 where there is none',
    },
    from: ['session_path', 'product_funnel', 'attempt', 'counted_category'],
    tests: [unique(...Object.keys(COUNT_KEY), 'day'), law('steps_never_increase'), law('days_add_up')],
  },
  funnel_month: {
    description: 'How many sessions and users of a month took a step.',
    grain: 'one month and one mark, of the shop, of a product or of a category',
    columns: {
      ...COUNT_KEY,
      month: 'The first day of the month',
      sessions: 'How many sessions',
      seen_before: 'The last days before the month on which the mark was theirs, likewise, each once',
      users: 'How many users have each of them',
    },
    from: ['funnel_day'],
    tests: [unique(...Object.keys(COUNT_KEY), 'month')],
  },
  step_time: {
    description: 'The times from step to step of a day, in order.',
    grain: 'one day, one gap between steps and one bucket of times, of the shop or of a product',
    columns: {
      ...TIME_KEY,
      day: 'The day on which the sessions started',
      pairs: 'How many pairs of a session and a product',
      microseconds: 'The sum of their times',
      times: 'Their times, in microseconds; negative where the later step came first',
    },
    from: ['product_funnel', 'attempt'],
    tests: [unique(...Object.keys(TIME_KEY), 'day')],
  },
  step_time_month: {
    description: 'How many times from step to step a month has.',
    grain: 'one month, one gap between steps and one bucket of times, of the shop or of a product',
    columns: {
      ...TIME_KEY,
      month: 'The first day of the month',
      pairs: 'How many pairs of a session and a product',
      microseconds: 'The sum of their times',
    },
    from: ['step_time'],
    tests: [unique(...Object.keys(TIME_KEY), 'month')],
  },
  session_count: {
    description: 'How many sessions of a day have which attribute, and how long they took to convert.',
    grain: 'one day or month and one value of an attribute, or one day and number of minutes',
    columns: {
      funnel: COUNT_KEY.funnel,
      topic: 'By what they are counted: attribute, attribute-month or minutes',
      start: 'The day on which they started, or the first day of the month',
      name: 'The name of the attribute; empty of minutes',
      value: 'Its value, or whole minutes from the start to the conversion',
      sessions:
        'How many sessions: all, then those of each mark in the order of lib/funnel/marks.ts; of minutes all alone',
    },
    from: ['session_path', 'attempt'],
    tests: [unique('funnel', 'topic', 'start', 'name', 'value')],
  },
  order_standing: {
    description: 'Where each order stands, by all that is stored of it.',
    grain: 'one order',
    columns: {
      order_id: 'The order',
      known_on: 'The day of its checkout, as snapshots have it',
      service: 'Who carries it',
      marks: 'What is so of it, as bits; lib/orders/order-marks.ts has them',
      to_shipped: 'Microseconds from its checkout to the first shipment',
      to_delivered: 'Microseconds from its checkout to the delivery',
      settles_at: 'From when on time alone changes nothing of that',
      opens_at: 'From when to then its promise is open, and all else so',
      made_on: 'The day on which it was made, as it is stored; -infinity where nobody said',
      is_filed: 'A file or a table of orders has it',
      tracked_on: 'The day of its first checkout event',
      currency: 'What its amounts are in',
      money_marks: 'What is so of its amounts, as bits; lib/orders/order-marks.ts has them',
      paid: 'What was to be paid',
      came_back: 'What of that came back',
      left_over: 'What is left',
      products: 'The products that it holds',
      known_categories: 'Their categories, as snapshots have them',
      categories: 'Their categories, as they are stored',
      known_since: 'When a snapshot first had it',
      kept_pieces: 'Of each of its products how many pieces were kept; null where none was sent',
    },
    from: [
      'event',
      'event_meaning',
      'order',
      'order_item',
      'order_snapshot',
      'product',
      'product_snapshot',
      'refund',
    ],
    tests: [unique('order_id')],
  },
  order_day: {
    description: 'How many orders of a day stand so, and what they brought.',
    grain: 'one topic, day, part and set of marks, of the shop, a product or a category',
    columns: {
      topic: 'By what they are counted: known, money, made, tracked or held',
      scope_kind: 'Whether it is of the whole shop, of a product or of a category',
      scope_value: 'The product or the category; empty of the shop',
      day: 'The day, by the topic of the checkout, of the row or of the first checkout event; -infinity where there is none',
      part: 'The service or the currency after an equals sign; empty where there is none',
      mark: 'What is so of them, as bits',
      orders: 'How many orders',
      paid: 'What was to be paid for them',
      came_back: 'What of that came back',
      left_over: 'What is left',
      pieces: 'How many pieces of a product were kept, where orders are counted that hold it',
    },
    from: ['order_standing'],
    tests: [unique('topic', 'scope_kind', 'scope_value', 'day', 'part', 'mark')],
  },
  order_time: {
    description: 'How long the orders of a week took, as they are known.',
    grain: 'one week, service, what is timed and bucket of times, of the shop, a product or a category',
    columns: {
      scope_kind: 'Whether it is of the whole shop, of a product or of a category',
      scope_value: 'The product or the category; empty of the shop',
      gap: 'What is timed from the checkout on: 0 to the first shipment, 1 to the delivery',
      bucket: 'How long it took, in buckets as lib/sql/time-buckets.ts has them',
      week: 'The Monday of the week of the checkout',
      part: 'The service after an equals sign; empty where there is none',
      orders: 'How many orders',
      times: 'Their times in order: seven times the microseconds, and the day of the week from 0',
    },
    from: ['order_standing'],
    tests: [unique('scope_kind', 'scope_value', 'gap', 'bucket', 'week', 'part')],
  },
} as const satisfies Record<string, ModelText>
