import type { DbOrTransaction } from '@/lib/db'
import type { Attempted } from '@/lib/sql/attempts/attempts-sql'
import { getOrderTypes } from '@/lib/store/event-meanings'

/** All events, as attempts are found among them. */
export async function getAttempted(tx: DbOrTransaction, timeZone: string): Promise<Attempted> {
  const { checkouts, backOffice } = await getOrderTypes(tx)
  return { timeZone, checkouts: [...checkouts], backOffice: [...backOffice] }
}
