import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { loadDemo, removeDemo } from '@/prisma/demo/load-demo'
import { openProgressBar } from '../progress-bar'

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
  const bar = openProgressBar(stderr)
  try {
    const events = await loadDemo(db, {
      now,
      timeZone,
      onProgress: ({ share, what }) => bar.show(share, what),
    })
    bar.clear()
    stdout.write(`Loaded the demo shop: ${formatCount(events)} events.\n`)
    return 0
  } finally {
    bar.clear()
  }
}
