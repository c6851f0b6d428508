import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps, stepBit } from '@/lib/funnel/steps'
import { raw } from '@/lib/sql/raw'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/** The place of the step that an event is, by its type; of other events that after the last. */
export function placeSql(funnel: Funnel): Prisma.Sql {
  const steps = listOwnSteps(funnel)
  const cases = steps.map(
    ({ match }, place) => Prisma.sql`when ${ofTypesSql(match.types)} then ${raw(place)}`,
  )
  return Prisma.sql`case ${Prisma.join(cases, ' ')} else ${raw(steps.length)} end`
}

/** True for the events of these types. */
export function ofTypesSql(types: readonly string[], type = Prisma.sql`type`): Prisma.Sql {
  return types.length === 0 ? Prisma.sql`false` : Prisma.sql`${type} in (${Prisma.join([...types])})`
}

/** A step by order: the types of its events, its place, and the column that has its first time of a checkout. */
export type OrderStep = Readonly<{ types: readonly string[]; place: number; column: Prisma.Sql }>

export function listOrderSteps({ steps }: Funnel): readonly OrderStep[] {
  return steps.flatMap(({ match, byOrder }, place) =>
    byOrder ? { types: match.types, place, column: Prisma.raw(`ordered_at_${place}`) } : [],
  )
}

/** A column each, with a comma before it. */
export function furtherSql(steps: readonly OrderStep[], toSql: (step: OrderStep) => Prisma.Sql): Prisma.Sql {
  if (steps.length === 0) return Prisma.empty
  return Prisma.sql`, ${Prisma.join(steps.map((step) => Prisma.sql`${toSql(step)} as ${step.column}`))}`
}

/**
 * The first time of a step by order for the checkout that is a row of event, null when there is none: it is stored
 * under the user of its order. Looked up in the index for each order.
 */
export function orderedAtSql({ types }: OrderStep): Prisma.Sql {
  return Prisma.sql`case when ${isCheckoutSql()} then (
        select min(later.occurred_at)
        from event as later
        where later.user_id = event.user_id
          and later.order_id = event.order_id
          and ${ofTypesSql(types, Prisma.sql`later.type`)}
      ) end`
}

/** The set of those steps that happened, by what says so of each place. */
export function setSql(happened: readonly Prisma.Sql[]): Prisma.Sql {
  const bits = happened.map(
    (happens, place) => Prisma.sql`case when ${happens} then ${raw(stepBit(place))} else 0 end`,
  )
  return Prisma.sql`(${Prisma.join(bits, ' + ')})::smallint`
}
