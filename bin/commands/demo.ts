import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { loadDemo, removeDemo } from '@/prisma/demo/load-demo'
import { withProgressBar } from '../progress-bar'

/** Loads the demo shop or takes it away, and says so. Throws a sentence when the database holds something else. */
export async function demoCommand(
  db: Db,
  { action, timeZone }: Readonly<{ action: 'load' | 'remove'; timeZone: string }>,
): Promise<string> {
  if (action === 'remove')
    return (await removeDemo(db)) ? 'The demo shop was removed.\n' : 'There was no demo shop to remove.\n'
  const events = await withProgressBar((show) =>
    loadDemo(db, { now: new Date(), timeZone, onProgress: ({ share, what }) => show(share, what) }),
  )
  return `Loaded the demo shop: ${formatCount(events)} events.\n`
}
