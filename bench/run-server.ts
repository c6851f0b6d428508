import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type Running = Readonly<{ address: string; stop: () => Promise<void> }>

/** `npm start` of the tree at `root`, without npm, until it is ready. Throws when it ends before. */
export async function runServer(root: string, env: NodeJS.ProcessEnv, port: number): Promise<Running> {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const [, ...args] = String(scripts.start).split(' ')
  const server = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await untilReady(server)
  return {
    address: `http://localhost:${port}`,
    stop: async () => {
      server.kill('SIGTERM')
      await once(server, 'exit')
    },
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (said) => String(said).includes('Tundish is ready') && resolve())
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
}
