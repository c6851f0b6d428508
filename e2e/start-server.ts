import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { environmentOf } from './tundish'

// Servers that a test starts, ends and starts again by itself, one at a time.

export const STARTER_PORT = 3217
const ADDRESS = `http://localhost:${STARTER_PORT}`

type Start = Readonly<{
  /** In front of the program, such as what gives it a namespace of its own. */
  before?: readonly string[]
  env: Readonly<Record<string, string>>
}>

/** `npm start`, until it is ready or has ended. */
export async function start({ before = [], env }: Start): Promise<ChildProcess> {
  const [program = '', ...args] = [...before, process.execPath, '--import', 'tsx', 'server/start.ts']
  const starter = spawn(program, args, {
    env: { ...environmentOf('demo'), ...env, PORT: String(STARTER_PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const isReady = new Promise<void>((resolve) => {
    starter.stdout.on('data', (said) => String(said).includes('Tundish is ready') && resolve())
  })
  await Promise.race([isReady, once(starter, 'exit')])
  return starter
}

/** Asks a server to end, and waits until it has. */
export async function stop(starter: ChildProcess): Promise<number | null> {
  starter.kill('SIGTERM')
  const [code] = await once(starter, 'exit')
  return code
}

export const isAnswering = () =>
  fetch(`${ADDRESS}/api/health`).then(
    () => true,
    () => false,
  )

/** The status of an address, as a browser asks for it; 0 where nobody answers. */
export const statusOf = (path: string) =>
  fetch(`${ADDRESS}${path}`, { headers: { accept: 'text/html,*/*' } }).then(
    ({ status }) => status,
    () => 0,
  )

export const textOf = async (path: string) => (await fetch(`${ADDRESS}${path}`)).text()

/** The numbers of all sessions, as they come from the server. */
export const readNumbers = () => textOf('/api/reports/products?range=all&format=csv')
