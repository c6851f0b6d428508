import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { TundishError } from '@/lib/errors'

/** What a build is made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma/schema.prisma',
  'prisma/demo',
  'next.config.js',
  'proxy.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]

/** Builds the web app unless the last build is newer than all of its sources. */
export async function buildIfNeeded(root: string): Promise<void> {
  const builtAt = await changedAt(path.join(root, '.next', 'BUILD_ID'))
  const changes = await Promise.all(SOURCES.map((source) => newestChange(path.join(root, source))))
  if (builtAt > Math.max(...changes)) return
  process.stdout.write('Building (once; about a minute)\n')
  await build(root)
}

function build(root: string): Promise<void> {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  child.stdout.on('data', (chunk) => output.push(String(chunk)))
  child.stderr.on('data', (chunk) => output.push(String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) return resolve()
      reject(new TundishError('bad_setting', `The build failed:\n${output.join('')}`))
    })
  })
}

/** Milliseconds; 0 where nothing is. */
async function newestChange(place: string): Promise<number> {
  const info = await stat(place).catch(() => null)
  if (!info?.isDirectory()) return info?.mtimeMs ?? 0
  const names = await readdir(place, { recursive: true })
  const changes = await Promise.all(names.map((name) => changedAt(path.join(place, name))))
  return Math.max(0, ...changes)
}

async function changedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? 0
}
