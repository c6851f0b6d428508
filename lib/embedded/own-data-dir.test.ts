import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isRunning, ownDataDir, readPid } from './own-data-dir'

let folder = ''
let pidFile = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-own-'))
  pidFile = path.join(folder, 'database.pid')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('owns a directory that nobody owns', async () => {
  expect(await ownDataDir(pidFile)).toBe(true)
  expect(await readPid(pidFile)).toBe(process.pid)
})

it('takes over from a process that is gone', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  await writeFile(pidFile, String(gone.pid))
  expect(await ownDataDir(pidFile)).toBe(true)
  expect(await readPid(pidFile)).toBe(process.pid)
})

it('takes over a file that names no process', async () => {
  await writeFile(pidFile, 'half a wri')
  expect(await readPid(pidFile)).toBeNull()
  expect(await ownDataDir(pidFile)).toBe(true)
})

it('leaves a directory to the process that runs', async () => {
  await writeFile(pidFile, String(process.ppid))
  expect(isRunning(process.ppid)).toBe(true)
  expect(await ownDataDir(pidFile, 0)).toBe(false)
  expect(await readFile(pidFile, 'utf8')).toBe(String(process.ppid))
})

it('waits for an owner that is just closing', async () => {
  const closing = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 300)'])
  await writeFile(pidFile, String(closing.pid))
  expect(await ownDataDir(pidFile)).toBe(true)
})
