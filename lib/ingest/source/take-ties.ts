import type { DbOrTransaction } from '@/lib/db'
import { settleTied } from '../identify/settle'
import { listTiedTo } from '../identify/ties'
import { BATCH_ROWS } from '../write/write-result'

/** Takes ties of an import away, as many as a batch holds, and settles whose rows are. Returns how many. */
export async function takeTies(tx: DbOrTransaction, importId: bigint): Promise<number> {
  const rows = await tx.$queryRaw<{ from_id: string }[]>`
    select distinct from_id from id_tie where import_id = ${importId} limit ${BATCH_ROWS}`
  const ids = rows.map(({ from_id }) => from_id)
  if (ids.length === 0) return 0
  // Around a circle of ties also those that are tied to these over the ones that go.
  const tied = await listTiedTo(tx, ids)
  const gone = await tx.$executeRaw`
    delete from id_tie where import_id = ${importId} and from_id = any (${ids}::text[])`
  await settleTied(tx, tied)
  return gone
}
