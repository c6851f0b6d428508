import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { ALERTS_PORT } from './shops'

/** A server that takes alerts, on the port to which a shop's server sends them. */
export async function startReceiver(status: number) {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    bodies.push(await text(request))
    response.writeHead(status).end()
  }).listen(ALERTS_PORT, '127.0.0.1')
  await once(server, 'listening')
  return {
    bodies,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
