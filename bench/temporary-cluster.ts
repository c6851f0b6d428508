import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export type Cluster = Readonly<{ url: string; stop: () => Promise<void> }>

/** What differs from PostgreSQL's defaults; the same for everyone who is measured. */
export const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
  jit: 'off',
}

/**
 * A PostgreSQL of our own in a temporary folder, on loopback, removed by `stop`. PostgreSQL refuses to run as root:
 * for root it runs as the user postgres. Throws a sentence when PostgreSQL is not installed.
 */
export async function startCluster(): Promise<Cluster> {
  const bin = findBin()
  const owner: { uid?: number; gid?: number } = process.getuid?.() === 0 ? readUser('postgres') : {}
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-pg-'))
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = path.join(folder, 'data')
  const port = await findPort()
  const run = (command: string, args: string[]) =>
    execFileSync(path.join(bin, command), args, { cwd: folder, stdio: 'ignore', ...owner })
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} = ${value}\n`)
  await appendFile(path.join(data, 'postgresql.conf'), settings.join(''))
  const options = `-k ${folder} -h 127.0.0.1 -p ${port}`
  run('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-o', options, '-w', 'start'])
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function findBin(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(debian, version, 'bin')),
  ]
  const found = folders.find((folder) =>
    ['initdb', 'pg_ctl'].every((command) => existsSync(path.join(folder, command))),
  )
  if (found) return found
  throw new Error(
    'PostgreSQL is not installed here (no initdb and pg_ctl). Install it, or give an empty database: npm run bench -- --url postgresql://...',
  )
}

function readUser(name: string): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

export function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
