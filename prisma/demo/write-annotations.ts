import type { DbOrTransaction } from '@/lib/db'
import { addDays, type Day, toDate } from '@/lib/time/day'
import { firstDayOf, plantedImprovement } from './seasons'

/** What the demo's product team wrote down of what it did, and when. */
export async function writeAnnotations(tx: DbOrTransaction, today: Day): Promise<void> {
  await tx.annotation.createMany({
    data: [
      { day: toDate(addDays(firstDayOf(today, 4), 9)), kind: 'campaign', title: 'Repotting weeks' },
      { day: toDate(plantedImprovement(today).from), kind: 'release', title: 'New checkout' },
    ],
  })
}
