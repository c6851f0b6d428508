import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'

export type RawAnswer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>

type Given = Readonly<{ method?: string; headers?: Record<string, string>; body?: string }>

/** Asks the server of a shop exactly so: no client tidies the path or the headers. */
export async function sendRaw(port: number, path: string, given: Given = {}): Promise<RawAnswer> {
  const { method = 'GET', headers = {}, body = '' } = given
  const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false })
  asked.end(body)
  const [answer] = await once(asked, 'response')
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
}

/** Everything that comes back for these bytes until the server closes the connection. */
export async function sendBytes(port: number, bytes: string): Promise<string> {
  const socket = createConnection(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes)
  return text(socket)
}
