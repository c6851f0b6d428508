import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { portOf } from './shops'

/** A server that takes alerts, where the server of this worker sends them. */
export async function startReceiver(status: number) {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    bodies.push(await text(request))
    response.writeHead(status).end()
  }).listen(portOf('alerts'), '127.0.0.1')
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
