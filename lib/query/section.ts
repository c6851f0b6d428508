import type { PageDefaults } from './request/defaults'

/** What a section is of. */
export type SectionSubject = 'sessions' | 'orders' | 'products'

type Section = Readonly<{
  title: string
  of?: Exclude<SectionSubject, 'sessions'>
  /** Tells of what is stored now, whatever snapshots keep. */
  isOfNow?: true
  tables: readonly string[]
}>

/**
 * The parts of which pages and reports are made, in the order of the pages. Most are of sessions; most others are of what
 * snapshots keep, which can be told as it was known on another day.
 */
export const SECTIONS = {
  headline: { title: 'What matters most', tables: ['funnel-compared'] },
  funnel: { title: 'How are our users moving through the funnel?', tables: ['funnel'] },
  'drop-off': { title: 'Where do we lose most?', tables: ['funnel'] },
  'product-drop-off': { title: 'Which products lose most?', tables: ['product-drop-offs'] },
  'time-to-step': { title: 'How long do they take?', tables: ['time-to-step'] },
  trend: { title: 'Are we improving?', tables: ['funnel-compared', 'change', 'trend'] },
  products: { title: 'How does each product convert?', tables: ['products'] },
  breakdown: { title: 'Who converts how?', tables: ['breakdown'] },
  experiment: { title: 'Is an arm better?', tables: ['experiment'] },
  segments: { title: 'How do two segments differ?', tables: ['segments'] },
  catalogue: {
    title: 'What do they cost, and how many are in stock?',
    of: 'products',
    tables: ['catalogue'],
  },
  'product-times': { title: 'Is it longer for some products?', tables: ['times-by-product'] },
  paths: { title: 'Where do they go?', tables: ['paths'] },
  answers: { title: 'The quarter in words', tables: [] },
  periods: { title: 'From quarter to quarter', tables: ['quarters'] },
  changed: { title: 'What changed?', tables: ['to-date', 'open'] },
  why: { title: 'Why did it change?', tables: ['change-by-product'] },
  compare: { title: 'Which products changed?', tables: ['compare'] },
  different: { title: 'What is different about those who converted?', tables: ['different'] },
  worth: { title: 'What is it worth?', tables: ['worth'] },
  'ship-time': {
    title: 'How long until it ships?',
    of: 'orders',
    tables: ['fulfilment', 'fulfilment-trend'],
  },
  late: { title: 'How much comes late?', of: 'orders', tables: ['fulfilment', 'fulfilment-trend'] },
  services: { title: 'Who delivers how?', of: 'orders', tables: ['fulfilment'] },
  money: { title: 'What did orders bring?', of: 'orders', isOfNow: true, tables: ['money'] },
  tracking: { title: 'What does tracking miss?', of: 'orders', isOfNow: true, tables: ['tracking'] },
} as const satisfies Record<string, Section>

export type SectionName = keyof typeof SECTIONS

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[]

/** What sections are of, if that is one thing: `orders` where all are of orders. Else they are of sessions, too. */
export function toSubject(names: readonly SectionName[]): SectionSubject {
  const subjects = new Set(names.map((name) => (SECTIONS[name] as Section).of ?? 'sessions'))
  const [first = 'sessions'] = subjects
  return subjects.size === 1 ? first : 'sessions'
}

/** Whether any of them can be told as it was known on another day. */
export function knowPast(names: readonly SectionName[]): boolean {
  return names.some((name) => 'of' in SECTIONS[name] && !('isOfNow' in SECTIONS[name]))
}

/** The names of the tables behind sections, each once, in their order. */
export function listTables(names: readonly SectionName[]) {
  return [...new Set(names.flatMap((name) => SECTIONS[name].tables))]
}

export type Page = Readonly<{ title: string; sections: readonly SectionName[]; defaults?: PageDefaults }>

/** The pages of the dashboard that can be saved or shared, by their path, with their sections. */
export const PAGES = {
  '/': { title: 'Overview', sections: ['headline', 'funnel', 'product-drop-off', 'time-to-step', 'trend'] },
  '/breakdown': { title: 'Breakdown', sections: ['breakdown', 'experiment'] },
  '/breakdown/segments': { title: 'Segments', sections: ['segments'] },
  '/products': { title: 'Products', sections: ['products'] },
  '/products/catalogue': { title: 'Price and stock', sections: ['catalogue'] },
  '/timing': { title: 'Timing', sections: ['time-to-step', 'product-times'] },
  '/paths': { title: 'Paths', sections: ['paths'] },
  '/quarters': {
    title: 'Quarters',
    sections: ['answers', 'periods', 'changed', 'why', 'compare'],
    defaults: { days: 'quarter', comparison: 'last-quarter' },
  },
  '/fulfilment': { title: 'Fulfilment', sections: ['ship-time', 'late', 'services', 'money', 'tracking'] },
  '/different': { title: 'What is different about those who converted?', sections: ['different'] },
  '/worth': { title: 'What is it worth?', sections: ['worth', 'money'] },
} as const satisfies Record<string, Page>

export type PagePath = keyof typeof PAGES

/** Null for what is none of them. */
export function parsePagePath(path: unknown): PagePath | null {
  return (Object.keys(PAGES) as PagePath[]).find((known) => known === path) ?? null
}
