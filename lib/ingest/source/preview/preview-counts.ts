import type { Funnel } from '@/lib/funnel/definition'
import { BACK_OFFICE_MEANINGS, type Meaning, toProductFunnel } from '@/lib/funnel/meanings'
import { listOwnSteps, stepBit } from '@/lib/funnel/steps'
import type { Tie } from '../../identify/ties'
import type { RejectedRow } from '../../tables/read-table'
import type { NewEvent } from '../../write/new-row'
import { type Refusal, Refusals } from '../refusals'
import type { OrderFacts, SplitRows } from '../split-rows'
import { countReached, type Visit } from './visits'

export type Amounts = Readonly<{ currency: string | null; orders: number; value: number }>

export type Previewed = Readonly<{
  /** Rows: read = understood + refused. */
  read: number
  understood: number
  refused: number
  refusals: readonly Refusal[]
  names: readonly Readonly<{ name: string; meaning: Meaning | null; rows: number }>[]
  /** The first and the last moment of an event; null where there is none. */
  from: Date | null
  to: Date | null
  users: number
  sessions: number
  orders: number
  amounts: readonly Amounts[]
  /** Sessions and users that reached each step or a later one; steps that come to orders are left out. */
  funnel: readonly Readonly<{ step: string; sessions: number; users: number }>[]
  attributes: readonly Readonly<{
    name: string
    values: readonly Readonly<{ value: string; events: number }>[]
  }>[]
}>

type Understood = Readonly<{ member: string; rows: readonly unknown[]; rejects: readonly RejectedRow[] }>

const MOST_REFUSALS = 20
const MOST_VALUES = 10

/** Adds up what rows would be, in memory. */
export class PreviewCounts {
  read = 0
  readonly #idleMinutes: number
  readonly #funnel: Funnel
  readonly #meanings: ReadonlyMap<string, Meaning>
  readonly #bits: ReadonlyMap<string, number>
  readonly #visits: Visit[] = []
  readonly #ties: Tie[] = []
  readonly #names = new Map<string, number>()
  readonly #orders = new Map<string, Pick<OrderFacts, 'orderTotal' | 'currency'>>()
  /** What the lines of an order add up to; null where one has no price. */
  readonly #costs = new Map<string, number | null>()
  readonly #attributes = new Map<string, Map<string, number>>()
  readonly #ids = new Set<string>()
  readonly #refusals = new Refusals()

  constructor(meanings: ReadonlyMap<string, Meaning>, idleMinutes: number) {
    this.#idleMinutes = idleMinutes
    this.#meanings = meanings
    this.#funnel = toProductFunnel([...meanings].map(([type, meaning]) => ({ type, meaning })))
    this.#bits = new Map(
      listOwnSteps(this.#funnel).flatMap(({ match }, place) =>
        match.types.map((type) => [type, stepBit(place)] as const),
      ),
    )
  }

  add({ member, rows, rejects }: Understood, split: SplitRows): void {
    this.read += rows.length + rejects.length
    this.#refusals.add(member, rejects)
    for (const event of split.events) this.#addEvent(event)
    this.#ties.push(...split.ties)
    for (const { id, orderTotal, currency } of split.orders) {
      const before = this.#orders.get(id)
      this.#orders.set(id, {
        orderTotal: orderTotal ?? before?.orderTotal ?? null,
        currency: currency ?? before?.currency ?? null,
      })
    }
    for (const { orderId, quantity, amount = null } of split.lines) {
      const before = this.#costs.get(orderId)
      const cost = amount === null || before === null ? null : (before ?? 0) + amount
      if (quantity > 0) this.#costs.set(orderId, cost)
    }
  }

  #addEvent({ id, userId, sessionId, type, occurredAt, attributes }: NewEvent): void {
    addOne(this.#names, type)
    if (this.#ids.has(id)) return
    this.#ids.add(id)
    if (BACK_OFFICE_MEANINGS.includes(this.#meanings.get(type) ?? '')) return
    this.#visits.push({ userId, sessionId, at: occurredAt.getTime(), bit: this.#bits.get(type) ?? 0 })
    for (const [name, value] of Object.entries(attributes ?? {})) {
      const values = this.#attributes.get(name) ?? new Map<string, number>()
      this.#attributes.set(name, values)
      addOne(values, value)
    }
  }

  end(): Previewed {
    const { users, sessions, from, to } = countReached(this.#visits, this.#ties, this.#idleMinutes)
    return {
      read: this.read,
      understood: this.read - this.#refusals.count,
      refused: this.#refusals.count,
      refusals: this.#refusals.list(MOST_REFUSALS),
      names: listByCount(this.#names).map(([name, rows]) => ({
        name,
        meaning: this.#meanings.get(name) ?? null,
        rows,
      })),
      from,
      to,
      users: users.size,
      sessions: sessions.size,
      orders: this.#orders.size,
      amounts: toAmounts(
        [...this.#orders].map(([id, { orderTotal, currency }]) => ({
          orderTotal: orderTotal ?? this.#costs.get(id) ?? null,
          currency,
        })),
      ),
      funnel: listOwnSteps(this.#funnel).map(({ key }, place) => ({
        step: key,
        sessions: countFrom(sessions, place),
        users: countFrom(users, place),
      })),
      attributes: [...this.#attributes].map(([name, values]) => ({
        name,
        values: listByCount(values)
          .slice(0, MOST_VALUES)
          .map(([value, events]) => ({ value, events })),
      })),
    }
  }
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function listByCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].toSorted(([, one], [, other]) => other - one)
}

/** Those that reached this step, or a later one. */
function countFrom(units: ReadonlyMap<string, number>, place: number): number {
  let count = 0
  for (const bits of units.values()) if (bits >> place > 0) count += 1
  return count
}

function toAmounts(orders: readonly Pick<OrderFacts, 'orderTotal' | 'currency'>[]): Amounts[] {
  const amounts = new Map<string | null, Amounts>()
  for (const { orderTotal, currency } of orders) {
    if (orderTotal === null) continue
    const before = amounts.get(currency) ?? { currency, orders: 0, value: 0 }
    amounts.set(currency, { currency, orders: before.orders + 1, value: before.value + orderTotal })
  }
  return [...amounts.values()].map((one) => ({ ...one, value: Math.round(one.value * 100) / 100 }))
}
