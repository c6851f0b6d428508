import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { environmentOf } from '../tundish'

// The processes of `npm start`: the one that starts, the web server, and the embedded database.

const PORT = 3217

const isAnswering = () =>
  fetch(`http://localhost:${PORT}/api/health`).then(
    () => true,
    () => false,
  )

async function start(dataDir: string): Promise<ChildProcess> {
  const starter = spawn(process.execPath, ['--import', 'tsx', 'bin/start.ts'], {
    env: { ...environmentOf('demo'), TUNDISH_DATA_DIR: dataDir, PORT: String(PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const isReady = new Promise<void>((resolve) => {
    starter.stdout.on('data', (said) => String(said).includes('Tundish is ready') && resolve())
  })
  await Promise.race([isReady, once(starter, 'exit')])
  return starter
}

test('a web server does not outlive what started it, killed or asked to stop', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tundish-process-'))
  const killed = await start(dataDir)
  expect(await isAnswering()).toBe(true)
  killed.kill('SIGKILL')
  await expect.poll(isAnswering, { timeout: 30_000 }).toBe(false)

  const asked = await start(dataDir)
  expect(await isAnswering()).toBe(true)
  asked.kill('SIGTERM')
  expect(await once(asked, 'exit')).toEqual([0, null])
  expect(await isAnswering()).toBe(false)
  rmSync(dataDir, { recursive: true, force: true })
})
