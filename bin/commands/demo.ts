import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { loadDemo, removeDemo } from '@/prisma/demo/load-demo'
import { withProgressBar } from '../progress-bar'

type Io = Readonly<{ stdout: NodeJS.WritableStream; stderr: NodeJS.WriteStream }>

/** Loads the demo shop or takes it away. Exit code 0. Throws a sentence when the database holds something else. */
export async function demoCommand(
  db: Db,
  { action, timeZone, now }: Readonly<{ action: 'load' | 'remove'; timeZone: string; now: Date }>,
  { stdout, stderr }: Io,
): Promise<number> {
  if (action === 'remove') {
    const wasThere = await removeDemo(db)
    stdout.write(wasThere ? 'The demo shop was removed.\n' : 'There was no demo shop to remove.\n')
    return 0
  }
  const events = await withProgressBar(stderr, (show) =>
    loadDemo(db, { now, timeZone, onProgress: ({ share, what }) => show(share, what) }),
  )
  stdout.write(`Loaded the demo shop: ${formatCount(events)} events.\n`)
  return 0
}
