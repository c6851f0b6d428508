import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { copyShop } from '../prepare-shop'
import { stopServer } from '../start-server'
import { isAnswering, readNumbers, start, statusOf, stopLeft, textOf } from './started'

// The processes of `npm start`: the one that starts, the web server, and the embedded database.

let dataDir = ''
test.beforeAll(async () => {
  dataDir = await copyShop('names')
})
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 }))

test.afterEach(stopLeft)

test('a web server does not outlive what started it, killed or asked to stop', async () => {
  const killed = await start({ dataDir })
  expect(await isAnswering()).toBe(true)
  killed.kill('SIGKILL')
  await expect.poll(isAnswering, { timeout: 30_000 }).toBe(false)

  const asked = await start({ dataDir })
  expect(await isAnswering()).toBe(true)
  expect(await stopServer(asked)).toBe(0)
  expect(await isAnswering()).toBe(false)
})

test('a database that ends under the server is started again, and meanwhile all say so', async () => {
  const server = await start({ dataDir })
  const before = await readNumbers()
  for (const _ of [1, 2]) {
    process.kill(Number(readFileSync(path.join(dataDir, 'database.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    expect(await statusOf('/')).toBe(503)
    expect(await statusOf('/share/nothing')).toBe(503)
    expect(JSON.parse(await textOf('/api/health'))).toMatchObject({ status: 'database_unreachable' })
    await expect.poll(() => statusOf('/api/health'), { timeout: 90_000 }).toBe(200)
    expect(await readNumbers()).toBe(before)
  }
  expect(await statusOf('/')).toBe(200)
  expect(await stopServer(server)).toBe(0)
})

const NAMESPACE = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']

test('killed in a process namespace of its own, where numbers repeat, it starts again', async () => {
  test.slow()
  const [program = '', ...args] = NAMESPACE
  const canUnshare = spawnSync(program, [...args, 'true']).status === 0
  test.skip(!canUnshare, 'This machine gives no process namespaces (unshare --pid), so it is left out.')
  const numbers = new Set<string>()
  for (const left of ['1', '2', '']) {
    const server = await start({ dataDir, before: NAMESPACE })
    numbers.add(await readNumbers())
    server.kill('SIGKILL')
    await expect.poll(isAnswering, { timeout: 30_000 }).toBe(false)
    if (left) writeFileSync(path.join(dataDir, 'database.pid'), left)
  }
  const server = await start({ dataDir })
  numbers.add(await readNumbers())
  expect(numbers.size).toBe(1)
  expect(await stopServer(server)).toBe(0)
})
