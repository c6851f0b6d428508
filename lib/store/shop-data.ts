import type { DbOrTransaction } from '@/lib/db'
import { resetMeanings } from './event-meanings'
import { type DataKind, toDataKind } from './freshness'

/** What the stored rows are: the generated demo, real events, or nothing yet (null). */
export async function getDataKind(db: DbOrTransaction): Promise<DataKind | null> {
  return toDataKind(await readDataKind(db))
}

async function readDataKind(db: DbOrTransaction): Promise<string | null | undefined> {
  return (await db.refreshState.findUnique({ where: { id: 1 }, select: { dataKind: true } }))?.dataKind
}

/** Call it in the transaction that stores the first rows. Demo and real rows never mix. */
export async function setDataKind(tx: DbOrTransaction, dataKind: DataKind): Promise<void> {
  await tx.refreshState.update({ where: { id: 1 }, data: { dataKind } })
}

/**
 * Waits for whoever else loads the demo, clears the shop or refreshes, and keeps them waiting until this transaction
 * ends. Taken before any other lock, so that nobody waits in a circle.
 */
export async function lockShop(tx: DbOrTransaction): Promise<void> {
  await tx.$queryRaw`select id from refresh_state where id = 1 for update`
}

/**
 * Takes every shop row away, raw and derived, its snapshots, what tests found in it, and the plans made about it. What
 * was rejected by imports stays, and which runs there were.
 */
export async function clearShop(tx: DbOrTransaction): Promise<void> {
  await lockShop(tx)
  await tx.$executeRaw`
    truncate event, product, "user", address, promo, "order", order_item, refund, id_tie,
      dirty_session, dirty_order, untested_session, untested_order, product_funnel, session_path, attempt,
      funnel_day, funnel_month, counted_category, step_time, step_time_month, session_count, stale_order, unseen_order, snapshot_look, order_standing, order_day, order_time, order_category,
      goal, goal_change, annotation, order_snapshot, product_snapshot, refresh_run, restatement, model_count,
      data_test_result, data_test_row, test_look, watched_file`
  await resetMeanings(tx)
  // What sources elsewhere gave is no longer there: it is read again from its beginning.
  await tx.$executeRaw`update source set position = null where position is not null`
  await tx.refreshState.update({
    where: { id: 1 },
    data: {
      dataKind: null,
      refreshedAt: null,
      changedAt: null,
      isSettled: true,
      keptFrom: null,
      droppedTo: null,
      countedFunnels: {},
    },
  })
}

/** Remembers that somebody took the demo away, so that the next start does not bring it back. */
export async function forgetDemo(tx: DbOrTransaction): Promise<void> {
  await tx.refreshState.update({ where: { id: 1 }, data: { dataKind: DEMO_REMOVED } })
}

export async function hasRemovedDemo(db: DbOrTransaction): Promise<boolean> {
  return (await readDataKind(db)) === DEMO_REMOVED
}

/** Stands where a kind of data would, while there is none. */
const DEMO_REMOVED = 'demo removed'
