import type { DbOrTransaction } from '@/lib/db'
import { getOrderTypes } from '@/lib/store/event-meanings'
import { takeTurn } from '../identify/take-turn'
import { settleChanges } from './settle-changes'
import { takeAway } from './take-events'
import { toBatches } from './write-result'

/**
 * Takes events out for good, marks what they touched, and settles whose the others are. Returns how many there were. Call it
 * in a transaction.
 */
export async function takeEventsOut(tx: DbOrTransaction, ids: readonly string[]): Promise<number> {
  await takeTurn(tx)
  const types = await getOrderTypes(tx)
  let count = 0
  for (const batch of toBatches(ids)) {
    const gone = await takeAway(tx, batch)
    await settleChanges(tx, [], gone, types)
    count += gone.length
  }
  return count
}
