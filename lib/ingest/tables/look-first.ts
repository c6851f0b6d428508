import type { Db } from '@/lib/db'
import { getDataKind } from '@/lib/store/shop-data'
import type { TimeLimits } from '../time-limits'
import { type CompleteTable, toCompleteTable } from './complete-tables'
import { dropComplete, refuseMany, stageComplete } from './gone-rows'
import type { OpenFile } from './open-files'
import { refuseRepeatedIds } from './repeated-ids'

type Options = Readonly<{
  limits: TimeLimits
  complete?: readonly CompleteTable[]
  acceptGone?: boolean
  acceptRepeatedIds?: boolean
}>

/** A file that was said to be complete; not whole where rows of it cannot be taken, and then nothing goes. */
export type Whole = Readonly<{ table: CompleteTable; isWhole: boolean }>

/**
 * Reads what must be known of a delivery before anything of it is stored: which rows its complete tables have, and
 * whether the ids of its events begin anew. Returns the files that were said to be complete; what they have waits for
 * `takeGone`. Throws `bad_file` for what somebody must confirm, and leaves nothing behind then.
 */
export async function lookFirst(
  db: Db,
  importId: bigint,
  files: readonly OpenFile[],
  { limits, complete = [], acceptGone = false, acceptRepeatedIds = false }: Options,
): Promise<ReadonlyMap<OpenFile, Whole>> {
  // A demo goes before anything is stored, so nothing of it is known or can be missing.
  const isEmpty = (await getDataKind(db)) === 'demo'
  const whole = new Map<OpenFile, Whole>()
  try {
    for (const file of files) {
      const { kind } = file.table
      if (kind === 'event' && !acceptRepeatedIds) await refuseRepeatedIds(db, file, { limits, isEmpty })
      const table = toCompleteTable(kind)
      if (table === null || !complete.includes(table)) continue
      const isWhole = await stageComplete(db, importId, file, { table, limits })
      whole.set(file, { table, isWhole })
      if (isWhole && !acceptGone && !isEmpty) await refuseMany(db, importId, file, table)
    }
  } catch (error) {
    await dropComplete(db, importId)
    throw error
  }
  return whole
}
