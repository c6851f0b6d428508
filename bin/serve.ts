import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { admitRequest } from '@/lib/access/admit-request'
import { getEnv } from '@/lib/env'

// The web server itself, started by `bin/start`: Next behind a door of our own, which says where requests come from.

const { host, port, isDev, proxies } = getEnv()
const server = createServer({ headersTimeout: 20_000, requestTimeout: 60_000 })
const app = next({
  dev: isDev,
  dir: fileURLToPath(new URL('..', import.meta.url)),
  hostname: host,
  port,
  httpServer: server,
})
const handle = app.getRequestHandler()
await app.prepare()
server.on('request', answer)
// Nothing of ours is asked over an upgraded connection; in development Next listens for its own.
if (!isDev) server.on('upgrade', (_, socket) => socket.destroy())
server.listen(port, host)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, socket } = request
  const admission = admitRequest({
    target: request.url ?? '',
    headers,
    peer: socket.remoteAddress ?? '',
    isEncrypted: 'encrypted' in socket && socket.encrypted === true,
    proxies,
  })
  if (!admission.ok) {
    response.writeHead(admission.status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
    response.end(`${admission.sentence}\n`)
    return
  }
  request.headers = admission.headers
  await handle(request, response)
}

/** Answers what was asked, and asks for no more. */
function stop(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 3000).unref()
}
