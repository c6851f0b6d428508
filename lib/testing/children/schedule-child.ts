import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '@/lib/db'
import { getHolder } from '@/lib/pipeline/runs/holder'
import { startSchedule } from '@/lib/pipeline/runs/schedule'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'

// A server's schedule in a process of its own, each second until a line arrives: schedule-child URL FOLDER

const [url = '', folder = ''] = process.argv.slice(2)
const db = openDb(url)
const stop = startSchedule(db, '* * * * * *', async () => toTestSettings(folder))
console.log(getHolder())
await once(process.stdin, 'data')
await stop()
// What is under way ends before the process does.
for (;;) {
  const running = await db.pipelineRun.count({ where: { finishedAt: null, holder: getHolder() } })
  if (running === 0) break
  await sleep(100)
}
await db.$disconnect()
process.exit(0)
