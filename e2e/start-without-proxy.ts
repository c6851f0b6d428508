import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { portOf } from './shops'
import { environmentOf } from './tundish'

/**
 * A second server on the database of a shop whose server runs, from the same build with its proxy taken out: what is
 * still refused then is refused where the data is.
 */
export async function startWithoutProxy(dataDir: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-no-proxy-'))
  for (const name of readdirSync('.')) {
    if (name !== '.next' && name !== '.git') symlinkSync(path.resolve(name), path.join(folder, name))
  }
  cpSync('.next', path.join(folder, '.next'), { recursive: true })
  const manifest = path.join(folder, '.next/server/functions-config-manifest.json')
  const { functions, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'))
  const { '/_middleware': proxy, ...others } = functions
  if (!proxy) throw new Error('The build has no proxy to take out.')
  writeFileSync(manifest, JSON.stringify({ ...rest, functions: others }))

  const port = portOf('bare')
  const env = environmentOf(dataDir, { PORT: String(port), TUNDISH_E2E_BUILD: folder })
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/serve-without-proxy.ts'], {
    env,
    stdio: 'inherit',
  })
  const url = `http://localhost:${port}`
  for (let tried = 0; tried < 200; tried += 1) {
    if (await fetch(`${url}/api/health`).catch(() => null)) break
    await sleep(150)
  }
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}
