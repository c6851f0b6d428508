import type { DbOrTransaction } from '@/lib/db'
import { readKeptOut } from '../forget/kept-out'
import { settleTied } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import { storeTies, type Tie } from '../identify/ties'

/** Stores which ids are one person's, and settles whose their events and orders are. Call it in a transaction. */
export async function writeTies(tx: DbOrTransaction, ties: readonly Tie[], importId: bigint): Promise<void> {
  if (ties.length === 0) return
  await takeTurn(tx)
  const keptOut = await readKeptOut(tx, () => ({
    users: ties.flatMap(({ from, to }) => [from, to]),
    orders: [],
  }))
  const allowed = keptOut ? ties.filter(({ from, to }) => ![from, to].some(keptOut.isErasedUser)) : ties
  await settleTied(tx, await storeTies(tx, allowed, importId))
}
