import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '@/lib/db'
import { startSchedule } from '@/lib/pipeline/schedule'
import { toTestSettings } from './pipeline-settings'

// A server's schedule in a process of its own, each second for some seconds: schedule-child URL FOLDER SECONDS

const [url = '', folder = '', seconds = ''] = process.argv.slice(2)
const db = openDb(url)
const stop = startSchedule(db, { ...toTestSettings(folder), schedule: '* * * * * *' })
console.log(process.pid)
await sleep(Number(seconds) * 1000)
stop()
// What is under way ends before the process does.
for (;;) {
  const running = await db.pipelineRun.count({ where: { finishedAt: null } })
  if (running === 0) break
  await sleep(100)
}
await db.$disconnect()
process.exit(0)
