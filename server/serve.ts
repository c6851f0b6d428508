import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import next from 'next'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import { startAlerts } from '@/lib/alerts/start-alerts'
import { setDatabaseProblem } from '@/lib/database-problem'
import { getEnv } from '@/lib/env'
import type { ErrorCode } from '@/lib/errors'
import { getPipelineDb } from '@/lib/pipeline/run-pipeline'
import { startSchedule } from '@/lib/pipeline/runs/schedule'
import { ROOT } from '@/lib/root'
import { readSettings } from '@/lib/settings'
import { type Application, createFrontDoor } from './front-door'
import { LiveRefresh } from './ingest/live-refresh'
import { LiveStore } from './ingest/live-store'
import { takeCall } from './ingest/take-call'

// The web server, as a process of its own that `server/start` starts and stops: our front door, and Next.js behind it.

const STOP_WITHIN_MS = 10_000

// What the server writes is for its own user alone.
process.umask(0o077)

const isDev = process.argv.includes('--dev')
const env = getEnv()
const { host, port, proxies } = env

// `server/start` looks after the embedded database, and knows why it is away.
process.on('message', ({ problem }: { problem: ErrorCode | null }) => setDatabaseProblem(problem))

/** Next hooks its upgrade handler onto the server it is given; this one never listens, and the door asks it. */
const hook = createServer()
const app = next({ dev: isDev, dir: ROOT, hostname: host, port, httpServer: hook })
await app.prepare()

const refresh = new LiveRefresh(getPipelineDb(), readSettings)
const store = new LiveStore(getPipelineDb(), { firstDay: env.firstDay, onStored: () => refresh.note() })

const application: Application = {
  answer: app.getRequestHandler(),
  take: (request, response) => takeCall(request, response, { db: getPipelineDb(), store }),
  upgrade: isDev ? passOn : null,
  isRouterState,
}
const isThisMachine = /^(localhost|127\..*|::1)$/.test(host)
const door = createFrontDoor(application, { proxies, localOnly: isThisMachine && proxies === 0 })
// Next catches what nobody else does, and a server that cannot listen would stay.
door.once('error', (error) => {
  console.error(error)
  process.exit(1)
})
door.listen(port, host)
const stopSchedule = startSchedule(getPipelineDb(), env.schedule, readSettings)
const stopAlerts = startAlerts(getPipelineDb())

// The last is the end of `server/start` without a word, and of the embedded database with it.
for (const [event, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['disconnect', 1],
] as const) {
  process.once(event, () => stop(door).then(() => process.exit(code)))
}

/** As Next reads it, which answers what it cannot read with 500 and writes a stack into the log. */
function isRouterState(value: string): boolean {
  try {
    parseAndValidateFlightRouterState(value)
    return true
  } catch {
    return false
  }
}

/** The one protocol beside HTTP is that of Next's hot reload, in development. */
function passOn(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const isTaken = request.url?.startsWith('/_next/hmr') && hook.emit('upgrade', request, socket, head)
  if (!isTaken) socket.destroy()
}

/** Ends after the answers and the run of the pipeline that are under way, or without them when they take too long. */
async function stop(server: Server): Promise<void> {
  stopAlerts()
  const closed = new Promise((resolve) => server.close(resolve))
  await Promise.race([
    Promise.all([closed.then(() => store.end()), refresh.stop(), stopSchedule()]),
    sleep(isDev ? 0 : STOP_WITHIN_MS),
  ])
  await app.close()
}
