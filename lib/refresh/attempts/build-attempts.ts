import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { formatDuration } from '@/lib/format/format-duration'
import { formatMany } from '@/lib/format/format-many'
import { quote } from '@/lib/format/quote'
import { type CurrentFunnel, isCounted, listCurrentFunnels } from '@/lib/store/kept/current-funnels'
import { ofAttempts } from '../counts/counted'
import { ROLLUPS } from '../counts/rollups'
import type { Tell } from '../rebuild-all'
import { lockState, TRANSACTION } from '../refresh-state'
import { ATTEMPT, attemptRowsSql } from './attempt-rows-sql'
import { STANDS } from './change-attempts'
import { getAttempted } from './get-attempted'

/**
 * Builds the attempts of saved funnels whose newest version was not counted yet, and adds them up: each in a transaction of its own, so
 * that nobody waits for all of them, and one is answered for while others are built.
 */
export async function buildAttempts(db: Db, timeZone: string, tell: Tell): Promise<void> {
  const { countedFunnels } = await db.refreshState.findUniqueOrThrow({ where: { id: 1 } })
  const waiting = listWaiting(await listCurrentFunnels(db), countedFunnels)
  for (const [place, { id }] of waiting.entries()) {
    const began = performance.now()
    const built = await db.$transaction((tx) => buildFunnel(tx, id, timeZone), TRANSACTION)
    if (!built) continue
    const took = formatDuration((performance.now() - began) / 1000)
    tell(
      `Funnel ${place + 1} of ${waiting.length}, ${quote(built.name)}: ${formatMany(built.attempts, 'attempt')}, ${took}.`,
    )
  }
}

function listWaiting(funnels: readonly CurrentFunnel[], counted: unknown): readonly CurrentFunnel[] {
  return funnels.filter((funnel) => !isCounted(funnel, counted))
}

/** Null where somebody else built it meanwhile, or deleted it. */
async function buildFunnel(
  tx: DbOrTransaction,
  id: string,
  timeZone: string,
): Promise<Readonly<{ name: string; attempts: number }> | null> {
  const state = await lockState(tx)
  const funnel = listWaiting(await listCurrentFunnels(tx), state.counted_funnels).find((one) => one.id === id)
  if (!funnel) return null
  const { name, number, definition } = funnel
  await forgetCounts(tx, [id])
  await tx.$executeRaw`delete from attempt where funnel = ${id} and not ${STANDS}`
  await tx.$executeRaw`
    update attempt set started_on = (started_at at time zone ${timeZone})::date where funnel = ${id}`
  const attempts = await tx.$executeRaw`
    insert into attempt (${ATTEMPT})
    ${attemptRowsSql(id, definition, await getAttempted(tx, timeZone))}
    order by started_on, user_id`
  for (const { rebuildSql } of ROLLUPS) {
    for (const statement of rebuildSql(ofAttempts(id, definition))) await tx.$executeRaw(statement)
  }
  await tx.$executeRaw`
    update refresh_state
    set counted_funnels = counted_funnels || jsonb_build_object(${id}::text, ${number}::int), changed_at = now()
    where id = 1`
  return { name, attempts }
}

/** Takes away all that is kept of funnels. */
export async function forgetFunnels(tx: DbOrTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await forgetCounts(tx, ids)
  await tx.$executeRaw`delete from attempt where funnel = any (${[...ids]}::text[])`
}

async function forgetCounts(tx: DbOrTransaction, ids: readonly string[]): Promise<void> {
  for (const table of ['funnel_day', 'funnel_month', 'step_time', 'step_time_month', 'session_count']) {
    await tx.$executeRaw`delete from ${Prisma.raw(table)} where funnel = any (${[...ids]}::text[])`
  }
}
