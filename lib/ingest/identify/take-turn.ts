import type { DbOrTransaction } from '@/lib/db'

/**
 * Waits for whoever else stores rows, until the end of its transaction. Whose rows are is settled by all that is stored:
 * two that stored at the same time would not see each other's. A cluster is then told all on one connection a server: what
 * two connections wrote, of a user and of what lies whole on every server, cannot be joined before it is committed.
 */
export async function takeTurn(tx: DbOrTransaction): Promise<void> {
  await tx.$queryRaw`
    select set_config('citus.multi_shard_modify_mode', 'sequential', true)
    from storing_turn
    where id = 1
    for update`
}
