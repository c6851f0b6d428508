import type { DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { takeTurn } from './identify/take-turn'

/** Takes the turn for an import. Throws `busy` where it is being undone: nothing more of it may be stored. */
export async function takeImportTurn(tx: DbOrTransaction, importId: bigint): Promise<void> {
  await takeTurn(tx)
  const run = await tx.importRun.findUnique({ where: { id: importId }, select: { undoBegunAt: true } })
  if (!run?.undoBegunAt) return
  throw new TundishError('busy', `Import ${importId} was undone meanwhile, so no more of it is stored.`)
}
