import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Funnel, Step, StepWords } from '@/lib/funnel/definition'
import type { Properties } from '@/lib/funnel/match-event'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import type { NaiveEvent } from './naive-event'

// Funnels with their events and what must be counted, as data. Where the folder is absent nothing is tried on it.

/** `TUNDISH_FUNNEL_CASES` names another file of the same form. */
const FILE = path.resolve(process.env.TUNDISH_FUNNEL_CASES ?? '../shared/data/funnel-cases/cases.json')

type Counts = Readonly<{ attempts: readonly number[]; users: readonly number[] }>

/** Seconds after 2026-03-02T00:00:00Z, or a moment as ISO 8601 writes it. */
type Moment = number | string

type CaseEvent = Readonly<{
  user: string
  session?: string
  id: string
  type: string
  at: Moment
  product?: string
  products?: readonly string[]
  properties?: Properties
}>

export type FunnelCase = Readonly<{
  id: string
  why: string
  funnel: Omit<Funnel, 'steps'> & Readonly<{ steps: readonly Omit<Step, 'words'>[] }>
  events: readonly CaseEvent[]
  range?: Readonly<{ from: string; to: string; timeZone: string }>
  breakdown?: string
  now?: Moment
  expected: Readonly<
    | { refused: true }
    | (Counts & {
        refused?: false
        seconds?: Readonly<Record<string, Readonly<{ values: readonly number[]; leftOut: number }>>>
        breakdown?: readonly Readonly<Counts & { value: string | null }>[]
        open?: readonly number[]
      })
  >
}>

/** Null, with a sentence printed, where there are none. */
export function readFunnelCases(): readonly FunnelCase[] | null {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8'))
  console.log(`The funnel cases are not at ${FILE}: the rules of counting are not tried on them.`)
  return null
}

/** The definition as the product has it: with words, which count nothing. */
export function toFunnel({ steps, ...funnel }: FunnelCase['funnel']): Funnel {
  return { ...funnel, steps: steps.map((step) => ({ ...step, words: wordsOf(step.key) })) }
}

/** The same word for all that is said of a step. */
export function wordsOf(word: string): StepWords {
  const names = PRODUCT_FUNNEL.steps.flatMap(({ words }) => Object.keys(words))
  return Object.fromEntries(names.map((name) => [name, word])) as StepWords
}

export function toEvent(event: CaseEvent): NaiveEvent {
  return {
    userId: event.user,
    id: event.id,
    sessionId: event.session ?? null,
    type: event.type,
    occurredAt: toMoment(event.at),
    productId: event.product ?? null,
    orderId: null,
    items: event.products ?? [],
    ...(event.properties && { properties: event.properties }),
  }
}

export function toMoment(at: Moment): Date {
  return typeof at === 'string'
    ? new Date(at)
    : new Date(Date.parse('2026-03-02T00:00:00Z') + Math.round(at * 1000))
}
