import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { environmentOf } from './tundish'

export type Start = Readonly<{
  port: number
  dataDir: string
  /** In front of the program, such as what gives it a namespace of its own. */
  before?: readonly string[]
  /** The tree whose server it is, built; this one if nothing is said. */
  root?: string
  settings?: Readonly<Record<string, string>>
}>

/** `npm start`, until it is ready or has ended. */
export async function startServer({
  port,
  dataDir,
  before = [],
  root,
  settings,
}: Start): Promise<ChildProcess> {
  const [program = '', ...args] = [...before, process.execPath, 'bin/run.mjs', 'server/start.ts']
  const server = spawn(program, args, {
    cwd: root,
    env: { ...environmentOf(dataDir, settings), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const isReady = new Promise<void>((resolve) => {
    server.stdout.on('data', (said) => String(said).includes('Tundish is ready') && resolve())
  })
  await Promise.race([isReady, once(server, 'exit')])
  return server
}

/** Asks a server to end, and waits until it has. */
export async function stopServer(server: ChildProcess): Promise<number | null> {
  server.kill('SIGTERM')
  const [code] = await once(server, 'exit')
  return code
}
