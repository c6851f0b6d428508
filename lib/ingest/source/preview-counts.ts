import type { Funnel } from '@/lib/funnel/definition'
import { BACK_OFFICE_MEANINGS, type Meaning } from '@/lib/funnel/meanings'
import { listOwnSteps, stepBit } from '@/lib/funnel/steps'
import { MINUTE_MS } from '@/lib/time/duration'
import { type Tie, toPersons } from '../identify/ties'
import type { NewEvent } from '../new-row'
import type { SplitRows } from './split-rows'

/** A reason for refusals, how many rows it is of, and the first of them. */
export type Refusal = Readonly<{ reason: string; rows: number; member: string; line: number; row: string }>

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

const MOST_REFUSALS = 20
const MOST_VALUES = 10
const PAUSE_MS = 30 * MINUTE_MS

type Visit = Readonly<{ userId: string; sessionId: string | null; at: number; bit: number }>

/** Adds up what rows would be, in memory. */
export class PreviewCounts {
  read = 0
  readonly #funnel: Funnel
  readonly #meanings: ReadonlyMap<string, Meaning>
  readonly #bits: ReadonlyMap<string, number>
  readonly #visits: Visit[] = []
  readonly #ties: Tie[] = []
  readonly #names = new Map<string, number>()
  readonly #orders = new Map<string, { value: number | null; currency: string | null }>()
  readonly #refusals = new Map<string, Refusal>()
  readonly #attributes = new Map<string, Map<string, number>>()
  readonly #ids = new Set<string>()
  #refused = 0

  constructor(funnel: Funnel, meanings: ReadonlyMap<string, Meaning>) {
    this.#funnel = funnel
    this.#meanings = meanings
    this.#bits = new Map(
      listOwnSteps(funnel).flatMap(({ match }, place) =>
        match.types.map((type) => [type, stepBit(place)] as const),
      ),
    )
  }

  add(
    {
      member,
      rows,
      rejects,
    }: Readonly<{
      member: string
      rows: readonly unknown[]
      rejects: readonly Omit<Refusal, 'rows' | 'member'>[]
    }>,
    split: SplitRows,
  ): void {
    this.read += rows.length + rejects.length
    this.#refused += rejects.length
    for (const { reason, line, row } of rejects) {
      const before = this.#refusals.get(toKind(reason))
      this.#refusals.set(
        toKind(reason),
        before ? { ...before, rows: before.rows + 1 } : { reason, rows: 1, member, line, row },
      )
    }
    for (const event of split.events) this.#addEvent(event)
    this.#ties.push(...split.ties)
    for (const { id, orderTotal, currency } of split.orders) {
      const before = this.#orders.get(id)
      this.#orders.set(id, {
        value: orderTotal ?? before?.value ?? null,
        currency: currency ?? before?.currency ?? null,
      })
    }
  }

  #addEvent({ id, userId, sessionId, type, occurredAt, attributes }: NewEvent): void {
    this.#names.set(type, (this.#names.get(type) ?? 0) + 1)
    if (this.#ids.has(id)) return
    this.#ids.add(id)
    if (BACK_OFFICE_MEANINGS.includes(this.#meanings.get(type) ?? '')) return
    this.#visits.push({ userId, sessionId, at: occurredAt.getTime(), bit: this.#bits.get(type) ?? 0 })
    for (const [name, value] of Object.entries(attributes ?? {})) {
      const values = this.#attributes.get(name) ?? new Map<string, number>()
      this.#attributes.set(name, values.set(value, (values.get(value) ?? 0) + 1))
    }
  }

  end(): Previewed {
    const persons = toPersons([...new Set(this.#visits.map(({ userId }) => userId))], this.#ties)
    const visits = this.#visits
      .map((visit) => ({ ...visit, userId: persons.get(visit.userId) ?? visit.userId }))
      .toSorted((one, other) => one.at - other.at)
    const users = new Map<string, number>()
    const sessions = new Map<string, number>()
    const open = new Map<string, { last: number; count: number }>()
    for (const { userId, sessionId, at, bit } of visits) {
      users.set(userId, (users.get(userId) ?? 0) | bit)
      const key = JSON.stringify([userId, sessionId ?? nextIdle(open, userId, at)])
      sessions.set(key, (sessions.get(key) ?? 0) | bit)
    }
    const [from, to] = [visits[0], visits.at(-1)].map((visit) => (visit ? new Date(visit.at) : null))
    return {
      read: this.read,
      understood: this.read - this.#refused,
      refused: this.#refused,
      refusals: [...this.#refusals.values()]
        .toSorted((one, other) => other.rows - one.rows)
        .slice(0, MOST_REFUSALS),
      names: [...this.#names]
        .map(([name, rows]) => ({ name, meaning: this.#meanings.get(name) ?? null, rows }))
        .toSorted((one, other) => other.rows - one.rows),
      from: from ?? null,
      to: to ?? null,
      users: users.size,
      sessions: sessions.size,
      orders: this.#orders.size,
      amounts: toAmounts([...this.#orders.values()]),
      funnel: listOwnSteps(this.#funnel).map(({ key }, place) => ({
        step: key,
        sessions: countReached(sessions, place),
        users: countReached(users, place),
      })),
      attributes: [...this.#attributes].map(([name, values]) => ({
        name,
        values: [...values]
          .map(([value, events]) => ({ value, events }))
          .toSorted((one, other) => other.events - one.events)
          .slice(0, MOST_VALUES),
      })),
    }
  }
}

/** The number of the session that a moment is of, where idle minutes make them; moments come in order. */
function nextIdle(open: Map<string, { last: number; count: number }>, userId: string, at: number): number {
  const before = open.get(userId)
  const count = !before ? 0 : at - before.last > PAUSE_MS ? before.count + 1 : before.count
  open.set(userId, { last: at, count })
  return count
}

/** A value in a reason makes no reason of its own. */
function toKind(reason: string): string {
  return reason.replace(/"[^"]*"/g, '""').replace(/\d+/g, '0')
}

function countReached(units: ReadonlyMap<string, number>, place: number): number {
  let count = 0
  for (const bits of units.values()) if (bits >> place > 0) count += 1
  return count
}

function toAmounts(
  orders: readonly Readonly<{ value: number | null; currency: string | null }>[],
): Amounts[] {
  const amounts = new Map<string | null, Amounts>()
  for (const { value, currency } of orders) {
    if (value === null) continue
    const before = amounts.get(currency) ?? { currency, orders: 0, value: 0 }
    amounts.set(currency, { currency, orders: before.orders + 1, value: before.value + value })
  }
  return [...amounts.values()].map((one) => ({ ...one, value: Math.round(one.value * 100) / 100 }))
}
