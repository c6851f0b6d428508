import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type ReceivedRequest = Readonly<{ path: string; headers: IncomingHttpHeaders; body: string }>

/** What is answered to a request; null: nothing, ever. */
export type Answer = Readonly<{ status: number; headers?: Record<string, string>; body?: string }> | null

export type HttpReceiver = Readonly<{
  url: string
  requests: readonly ReceivedRequest[]
  stop: () => Promise<void>
}>

/** A real HTTP server on this machine that keeps what it is sent. */
export async function startHttpReceiver(
  answer: (request: ReceivedRequest, count: number) => Answer,
): Promise<HttpReceiver> {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (request, response) => {
    const received = { path: request.url ?? '', headers: request.headers, body: await text(request) }
    requests.push(received)
    const given = answer(received, requests.length)
    if (given) response.writeHead(given.status, given.headers).end(given.body ?? '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
