import type { Db } from '@/lib/db'
import { CHECKOUT_MEANING } from '@/lib/funnel/meanings'
import { type Reconciled as Compared, compareTotals } from './compare-totals'
import {
  countMet,
  countRefused,
  countRepeatedOrders,
  countStored,
  getStoredDays,
  listStepNames,
} from './count-stored'
import { readTotals } from './read-totals'
import type { ReconciledUnit } from './totals'

export type ReconcileOptions = Readonly<{
  timeZone: string
  scratch: string | null
  unit: ReconciledUnit | null
}>

/** What came of it, what it counts, and how its steps are called. */
export type Reconciled = Compared &
  Readonly<{ unit: ReconciledUnit; labels: Readonly<Record<string, string>> }>

/** Holds a file of a day and a count per step against what is stored, and names what explains a difference. Throws `bad_file`. */
export async function reconcile(
  db: Db,
  place: string,
  { timeZone, scratch, unit }: ReconcileOptions,
): Promise<Reconciled> {
  const steps = await listStepNames(db)
  const file = await readTotals(place, { scratch, unit, steps })
  const days = [...file.days.keys()].toSorted()
  const range = { from: days[0] ?? '', to: days.at(-1) ?? '', timeZone }
  const compared = compareTotals(file, {
    hours: await countStored(db, file.unit, range),
    repeated: await countRepeatedOrders(db, CHECKOUT_MEANING, range),
    orderStep: CHECKOUT_MEANING,
    refused: await countRefused(db, days),
    met: await countMet(db),
    range: await getStoredDays(db, timeZone),
  })
  return {
    ...compared,
    unit: file.unit,
    labels: Object.fromEntries(steps.map(({ key, label }) => [key, label])),
  }
}
