import type { DbOrTransaction } from '@/lib/db'

/**
 * Waits for whoever else stores rows, until the end of its transaction. Whose rows are is settled by all that is stored:
 * two that stored at the same time would not see each other's.
 */
export async function takeTurn(tx: DbOrTransaction): Promise<void> {
  await tx.$queryRaw`select id from storing_turn where id = 1 for update`
}
