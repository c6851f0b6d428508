import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatName } from '@/lib/format/format-name'
import type { AskedScope, GoalAim, GoalScope, GoalSubject } from '@/lib/forms/goal'
import { type Day, toDate, toDay } from '@/lib/time/day'
import { nameProduct, nameProducts } from '../product-names'
import { findProduct, requireScope } from '../products'
import { toRowId } from '../row-id'
import { readCounted } from './current-funnels'
import { toMeasure, WITH_FUNNEL } from './goal-funnels'

export type GoalAction = 'created' | 'edited' | 'closed' | 'reopened'

/** What the goal was after a change; numbered from 1. */
export type GoalChange = GoalAim & Readonly<{ number: number; changedAt: Date; action: GoalAction }>

/** A version of a goal's funnel by which the goal is counted since that was saved. */
export type GoalRecount = Readonly<{ version: number; author: string; changedAt: Date }>

/** `closedAt` is null while it is open; history and recounts are in order, the oldest first. */
export type Goal = GoalSubject &
  GoalAim &
  Readonly<{
    id: string
    createdAt: Date
    closedAt: Date | null
    history: readonly GoalChange[]
    /** None are of the version by which it was set. */
    recounts: readonly GoalRecount[]
  }>

const WITH_HISTORY = {
  changes: { orderBy: { number: 'asc' }, omit: { goalId: true } },
  ...WITH_FUNNEL,
} as const

/** Open ones first, by quarter, then the order in which they were made. */
export async function listGoals(db: Db): Promise<Goal[]> {
  const rows = await db.goal.findMany({
    include: WITH_HISTORY,
    orderBy: [{ quarterFrom: 'asc' }, { id: 'asc' }],
  })
  const goals = await toGoals(db, rows)
  return [...goals.filter(({ closedAt }) => !closedAt), ...goals.filter(({ closedAt }) => closedAt)]
}

/**
 * The name of what the oldest open goal of the whole shop is about in whose quarter a day lies, of those on a saved
 * funnel or on the product funnel; null where there is none.
 */
export async function getGoalMetric(
  db: Db,
  day: Day,
  funnelId: string | null = null,
): Promise<string | null> {
  const when = { quarterFrom: { lte: toDate(day) }, quarterTo: { gt: toDate(day) } }
  const where = {
    scope: 'shop',
    closedAt: null,
    funnelId: funnelId === null ? null : toRowId(funnelId),
    ...when,
  }
  const row = await db.goal.findFirst({ where, include: WITH_FUNNEL, orderBy: { id: 'asc' } })
  return row && toMeasure(row, await readCounted(db)).metric.name
}

/** Null where there is none with this id. */
export async function getGoal(db: Db, id: string): Promise<Goal | null> {
  const row = await db.goal.findUnique({ where: { id: toRowId(id) }, include: WITH_HISTORY })
  return (row && (await toGoals(db, [row]))[0]) ?? null
}

/** What somebody typed as the scope of a goal, as the goal holds it. Throws `unknown_product` and `unknown_category`. */
export async function bindGoalScope(db: Db, { kind, name }: AskedScope): Promise<GoalScope> {
  if (kind === 'shop') return { kind, name: null }
  if (kind === 'category') {
    await requireScope(db, { category: name })
    return { kind, name }
  }
  const id = await findProduct(db, name)
  return { kind, id, name: await nameProduct(db, id) }
}

/** Returns the new goal's id. Whoever calls it has seen to it that the scope exists, and knows the id of a product. */
export function createGoal(
  db: Db,
  { metric, funnel, scope, quarter, ...aim }: GoalSubject & GoalAim,
): Promise<string> {
  return db.$transaction(async (tx) => {
    const { id } = await tx.goal.create({
      data: {
        metric: metric.name,
        funnelId: funnel && toRowId(funnel.id),
        funnelVersion: funnel?.version ?? null,
        scope: scope.kind,
        scopeId: scope.kind === 'product' ? scope.id : null,
        scopeName: scope.name,
        quarterFrom: toDate(quarter.from),
        quarterTo: toDate(quarter.to),
        ...aim,
      },
      select: { id: true },
    })
    await addChange(tx, id, 'created')
    return String(id)
  })
}

/** Throws `unknown_goal`, and `bad_goal` for one that is closed. What is as it was before is no change. */
export async function editGoal(db: Db, id: string, { target, owner, note }: GoalAim): Promise<void> {
  await change(db, id, async (tx, goal) => {
    if (goal.closedAt) throw new TundishError('bad_goal', 'This goal is closed. Reopen it to change it.')
    if (goal.target === target && goal.owner === owner && goal.note === note) return
    await tx.goal.update({ where: { id: goal.id }, data: { target, owner, note } })
    await addChange(tx, goal.id, 'edited')
  })
}

/** Throws `unknown_goal`. Closing what is closed, or reopening what is open, is no change. */
export async function setGoalClosed(db: Db, id: string, closed: boolean): Promise<void> {
  await change(db, id, async (tx, goal) => {
    if ((goal.closedAt !== null) === closed) return
    await tx.goal.update({ where: { id: goal.id }, data: { closedAt: closed ? new Date() : null } })
    await addChange(tx, goal.id, closed ? 'closed' : 'reopened')
  })
}

type GoalRow = NonNullable<Awaited<ReturnType<Db['goal']['findUnique']>>>

/** Locks the goal, so that two changes at once are numbered one after the other. */
function change(
  db: Db,
  id: string,
  apply: (tx: DbOrTransaction, goal: GoalRow) => Promise<void>,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from goal where id = ${toRowId(id)} for update`
    const goal = await tx.goal.findUnique({ where: { id: toRowId(id) } })
    if (!goal) throw new TundishError('unknown_goal', 'There is no such goal; it may have been removed.')
    await apply(tx, goal)
  })
}

/** Appends what the goal is now. */
async function addChange(tx: DbOrTransaction, goalId: bigint, action: GoalAction): Promise<void> {
  const { target, owner, note } = await tx.goal.findUniqueOrThrow({ where: { id: goalId } })
  const number = 1 + (await tx.goalChange.count({ where: { goalId } }))
  await tx.goalChange.create({ data: { goalId, number, action, target, owner, note } })
}

type GoalWithHistory = Prisma.GoalGetPayload<{ include: typeof WITH_HISTORY }>

/** Products are called what they are called now. */
async function toGoals(db: Db, rows: readonly GoalWithHistory[]): Promise<Goal[]> {
  const ids = rows.flatMap(({ scopeId }) => scopeId ?? [])
  const [names, counted] = await Promise.all([nameProducts(db, ids), readCounted(db)])
  return rows.map((row) => ({ ...toGoal(row, names), ...toMeasure(row, counted) }))
}

function toGoal(row: GoalWithHistory, names: ReadonlyMap<string, string>): Omit<Goal, 'metric' | 'funnel'> {
  const { id, target, owner, note, createdAt, closedAt, quarterFrom, quarterTo, changes, setBy } = row
  return {
    id: String(id),
    target,
    owner,
    note,
    createdAt,
    closedAt,
    scope: toScope(row, names),
    quarter: { from: toDay(quarterFrom), to: toDay(quarterTo) },
    history: changes.map((change) => ({ ...change, action: toAction(change.action) })),
    recounts: setBy ? listRecounts(setBy) : [],
  }
}

function listRecounts({ number, funnel }: NonNullable<GoalWithHistory['setBy']>): readonly GoalRecount[] {
  return funnel.versions
    .filter((version) => version.number > number)
    .map(({ number: version, author, createdAt }) => ({ version, author, changedAt: createdAt }))
    .reverse()
}

function toScope(
  { scope: kind, scopeId: id, scopeName }: GoalRow,
  names: ReadonlyMap<string, string>,
): GoalScope {
  if (kind === 'shop') return { kind, name: null }
  if (kind === 'category' && scopeName !== null) return { kind, name: scopeName }
  if (kind === 'product' && id !== null) return { kind, id, name: names.get(id) ?? id }
  if (kind === 'product' && scopeName !== null) return { kind, id, name: formatName(scopeName) }
  throw new Error(`A goal has the unknown scope ${kind}.`)
}

function toAction(text: string): GoalAction {
  return text === 'created' || text === 'closed' || text === 'reopened' ? text : 'edited'
}
