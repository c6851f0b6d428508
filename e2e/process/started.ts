import type { ChildProcess } from 'node:child_process'
import { sendRaw } from '../raw-request'
import { portOf } from '../shops'
import { type Start, startServer, stopServer } from '../start-server'

// A server that a test starts, ends and starts again by itself, one at a time.

const port = portOf('started')
const started = new Set<ChildProcess>()

export async function start(where: Omit<Start, 'port'>): Promise<ChildProcess> {
  const server = await startServer({ port, ...where })
  started.add(server)
  return server
}

/** Ends what a test that failed has left. */
export async function stopLeft(): Promise<void> {
  for (const server of started) {
    if (server.exitCode === null && server.signalCode === null) await stopServer(server)
  }
  started.clear()
}

export const isAnswering = async () => (await ask('/api/health')).status !== 0

/** The status of an address, as a browser asks for it; 0 where nobody answers. */
export const statusOf = async (path: string) => (await ask(path, 'text/html,*/*')).status

export const textOf = async (path: string) => (await ask(path)).body

/** The numbers of all sessions, as they come from the server. */
export const readNumbers = () => textOf('/api/reports/products?range=all&format=csv')

/** Over a connection of its own: one that was kept may have ended while this process waited for another. */
function ask(path: string, accept = '*/*') {
  return sendRaw(port, path, { headers: { accept } }).catch(() => ({ status: 0, body: '' }))
}
