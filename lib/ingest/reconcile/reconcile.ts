import type { Db } from '@/lib/db'
import { CHECKOUT_MEANING } from '@/lib/funnel/meanings'
import { compareTotals, type Reconciled } from './compare-totals'
import { countRefused, countRepeatedOrders, countStored, getStoredDays, listStepNames } from './count-stored'
import { readTotals } from './read-totals'
import type { ReconciledUnit } from './totals'

export type ReconcileOptions = Readonly<{
  timeZone: string
  scratch: string | null
  unit: ReconciledUnit | null
}>

/** Holds a file of a day and a count per step against what is stored, and names what explains a difference. Throws `bad_file`. */
export async function reconcile(
  db: Db,
  place: string,
  { timeZone, scratch, unit }: ReconcileOptions,
): Promise<Reconciled> {
  const file = await readTotals(place, { scratch, unit, steps: await listStepNames(db) })
  const days = [...file.days.keys()].toSorted()
  const range = { from: days[0] ?? '', to: days.at(-1) ?? '', timeZone }
  return compareTotals(file, {
    hours: await countStored(db, file.unit, range),
    repeated: await countRepeatedOrders(db, CHECKOUT_MEANING, range),
    orderStep: CHECKOUT_MEANING,
    refused: await countRefused(db, days),
    range: await getStoredDays(db, timeZone),
  })
}
