import type { DbOrTransaction } from '@/lib/db'
import type { RejectedRow } from '../tables/read-table'
import { ERASED, type KeptOut, listDropped, nameSession, readKeptOut } from './kept-out'

/** What of a row decides whether it is kept out. */
export type Judged = Readonly<{
  line: number
  users: readonly (string | null)[]
  orders: readonly (string | null)[]
  /** Null: it is no event. */
  occurredAt: Date | null
  session: Readonly<{ userId: string; sessionId: string }> | null
}>

/** `keptOut`: null where nothing is kept out of anything. */
type Sorted<Row> = Readonly<{
  rows: readonly Row[]
  rejects: readonly RejectedRow[]
  keptOut: KeptOut | null
}>

/**
 * Sorts out what may not be stored: of an erased person, or older than what is kept. Such rows are refused with their line and
 * reason alone, because their text is what may not stay. Call it in the transaction that stores.
 */
export async function refuseJudged<Row>(
  tx: DbOrTransaction,
  rows: readonly Row[],
  judge: (row: Row) => Judged,
): Promise<Sorted<Row>> {
  const keptOut = await readKeptOut(tx, () => {
    const asked = rows.map(judge)
    return { users: asked.flatMap(({ users }) => users), orders: asked.flatMap(({ orders }) => orders) }
  })
  if (!keptOut) return { rows, rejects: [], keptOut }
  const judged = rows.map((row) => ({ row, ...judge(row) }))
  const { keptFrom } = keptOut
  const dropped =
    keptFrom &&
    (await listDropped(
      tx,
      keptFrom,
      judged.flatMap(({ session }) => session ?? []),
    ))
  const explain = ({ users, orders, occurredAt, session }: Judged): string | null => {
    if (users.some(keptOut.isErasedUser) || orders.some(keptOut.isErasedOrder)) return ERASED
    if (!keptFrom || !occurredAt) return null
    if (occurredAt < keptFrom) return `is older than what is kept, from ${keptFrom.toISOString()} on`
    return session && dropped?.has(nameSession(session))
      ? 'is of a session that is older than what is kept'
      : null
  }
  const taken: Row[] = []
  const rejects: RejectedRow[] = []
  for (const one of judged) {
    const reason = explain(one)
    if (reason === null) taken.push(one.row)
    else rejects.push({ line: one.line, row: '', reason })
  }
  return { rows: taken, rejects, keptOut }
}
