import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { getEnv } from '@/lib/env'
import { type Application, createFrontDoor } from './front-door'

// The web server, as a process of its own that `bin/start` starts and stops: our front door, and Next.js behind it.

const STOP_WITHIN_MS = 10_000

const isDev = process.argv.includes('--dev')
const { host, port, proxies } = getEnv()

/** Next hooks its upgrade handler onto the server it is given; this one never listens, and the door asks it. */
const hook = createServer()
const dir = fileURLToPath(new URL('..', import.meta.url))
const app = next({ dev: isDev, dir, hostname: host, port, httpServer: hook })
await app.prepare()

const application: Application = {
  answer: app.getRequestHandler(),
  upgrade: isDev
    ? (request, socket, head) => hook.emit('upgrade', request, socket, head) || socket.destroy()
    : null,
}
const isThisMachine = /^(localhost|127\..*|::1)$/.test(host)
const door = createFrontDoor(application, { proxies, localOnly: isThisMachine && proxies === 0 })
door.listen(port, host)

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => stop(door).then(() => process.exit(code)))
}

/** Ends after the answers that are under way, or without them when they take too long. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  if (isDev) server.closeAllConnections()
  else setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS).unref()
  await closed
  await app.close()
}
