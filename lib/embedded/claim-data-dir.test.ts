import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startChild } from '@/lib/testing/children/start-child'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-claim-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const claim = (waitMs: number, place = folder) => startChild('./claim-child.ts', place, String(waitMs))

it('of processes that start together exactly one owns the directory', async () => {
  const children = [1, 2, 3, 4].map(() => claim(2_000))
  const said = await Promise.all(children.map((child) => child.nextLine()))
  expect(said.toSorted()).toEqual(['kept out', 'kept out', 'kept out', 'owner'])
  await children[said.indexOf('owner')]?.finish()
})

it('an owner that is killed owns nothing, and one that is stopped still does', async () => {
  const first = claim(0)
  expect(await first.nextLine()).toBe('owner')
  first.process.kill('SIGSTOP')
  expect(await claim(0).nextLine()).toBe('kept out')
  await first.kill()
  const second = claim(0)
  expect(await second.nextLine()).toBe('owner')
  expect((await readdir(folder)).length).toBe(1)
  await second.finish()
})

it('waits for an owner that is just closing', async () => {
  const closing = claim(0)
  expect(await closing.nextLine()).toBe('owner')
  const next = claim(60_000)
  await closing.finish()
  expect(await next.nextLine()).toBe('owner')
  await next.finish()
})

it('files that look like owners are nobody, also where no socket has a path so long', async () => {
  const deep = path.join(folder, 'd'.repeat(60), 'e'.repeat(60))
  await mkdir(deep, { recursive: true })
  await writeFile(path.join(deep, 'owner-00000000'), '')
  await writeFile(path.join(deep, 'database.pid'), String(process.pid))
  const owner = claim(0, deep)
  expect(await owner.nextLine()).toBe('owner')
  expect(await claim(0, deep).nextLine()).toBe('kept out')
  await owner.finish()
})
