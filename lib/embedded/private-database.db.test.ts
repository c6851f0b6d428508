import { createHash } from 'node:crypto'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { startChild } from '@/lib/testing/children/start-child'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { query } from '@/lib/testing/database/query'
import { canBeOthers, OTHER_USER, runAsOther } from '@/lib/testing/other-user'
import { holdDatabase } from './hold-database'

if (!onEmbedded()) console.log('Files of the embedded database are looked at in the embedded project alone.')

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-private-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20 }))

/** What others may do anything with, of all that is in a folder and of itself. */
async function listOpen(folder: string): Promise<string[]> {
  const places = [
    folder,
    ...(await readdir(folder, { recursive: true })).map((name) => path.join(folder, name)),
  ]
  const found = await Promise.all(
    places.map(async (place) => {
      const info = await stat(place).catch(() => null)
      return info && (info.mode & 0o077) !== 0 ? [`${(info.mode & 0o777).toString(8)} ${place}`] : []
    }),
  )
  return found.flat()
}

describe.skipIf(!onEmbedded())('the files of the embedded database', () => {
  it('are for their owner alone, in a directory that was there for all to read', async () => {
    await chmod(dataDir, 0o755)
    const held = await holdDatabase(dataDir)
    await query(held.url, 'create table rows_of_ours (n int)')
    await query(held.url, 'insert into rows_of_ours select generate_series(1, 10000)')
    await query(held.url, 'checkpoint')
    expect(await readdir(path.join(dataDir, 'database'))).toContain('PG_VERSION')
    expect(await listOpen(dataDir)).toEqual([])
    await held.release()
    expect(await listOpen(dataDir)).toEqual([])
  })

  it('are closed to others when they were open, and hold what they held', async () => {
    await cp(inject('madeDataDir'), dataDir, { recursive: true })
    const before = await holdDatabase(dataDir)
    await query(before.url, 'create table kept (n int)')
    await before.release()
    for (const name of await readdir(dataDir, { recursive: true })) {
      const place = path.join(dataDir, name)
      await chmod(place, (await stat(place)).isDirectory() ? 0o777 : 0o666)
    }
    await chmod(dataDir, 0o777)
    const again = await holdDatabase(dataDir)
    expect(await query(again.url, 'select n from kept')).toEqual([])
    expect(await listOpen(dataDir)).toEqual([])
    await again.release()
  })
})

const asOthers =
  onEmbedded() && canBeOthers('What other users of the machine can do to the embedded database')
describe.skipIf(!asOthers)('another user of the machine', () => {
  it('can neither list nor connect', async () => {
    await cp(inject('madeDataDir'), dataDir, { recursive: true })
    await chmod(dataDir, 0o755)
    const held = await holdDatabase(dataDir)
    expect(runAsOther('ls', dataDir).isDone).toBe(false)
    expect(runAsOther('cat', path.join(dataDir, 'database', 'PG_VERSION'))).toEqual({
      isDone: false,
      stdout: '',
    })
    await held.release()
  })

  it('who waits where the sockets used to be is told nothing', async () => {
    const deep = path.join(dataDir, 'd'.repeat(60), 'e'.repeat(60))
    await mkdir(deep, { recursive: true })
    const hash = createHash('sha256').update(deep).digest('hex').slice(0, 16)
    const guessed = path.join(os.tmpdir(), `tundish-${os.userInfo().uid}-${hash}`)
    await mkdir(guessed)
    await chown(guessed, OTHER_USER, OTHER_USER)
    const heard: string[] = []
    const waiting = ['lease.sock', '.s.PGSQL.5432'].map((name) =>
      createServer((socket) => {
        heard.push(name)
        socket.on('error', () => {})
        socket.write('ready\n')
      }).listen(path.join(guessed, name)),
    )
    const held = await holdDatabase(deep)
    expect(await query(held.url, 'select 6 * 7 as answer')).toEqual([{ answer: 42 }])
    expect([heard, held.url.includes(encodeURIComponent(guessed))]).toEqual([[], false])
    await held.release()
    for (const server of waiting) server.close()
    await rm(guessed, { recursive: true })
    await rm(new URL(held.url).searchParams.get('host') ?? '', { recursive: true, force: true })
  })

  it('who owns the data directory, or something in it, is not worked for', async () => {
    await writeFile(path.join(dataDir, 'secret'), 'known to another')
    await chown(path.join(dataDir, 'secret'), OTHER_USER, OTHER_USER)
    await expect(holdDatabase(dataDir)).rejects.toMatchObject({ code: 'bad_setting' })
    await chown(dataDir, OTHER_USER, OTHER_USER)
    await expect(holdDatabase(dataDir)).rejects.toThrow(
      `belongs to user ${OTHER_USER}, and Tundish runs as user 0`,
    )
    expect(await readdir(dataDir)).toEqual(['secret'])
  })
})

describe.skipIf(!onEmbedded())('a deep data directory', () => {
  it('is served to several processes at once, which start together', async () => {
    const deep = path.join(dataDir, 'd'.repeat(60), 'e'.repeat(60), 'with a space')
    const children = [1, 2, 3].map(() => startChild('./hold-child.ts', deep))
    const urls = await Promise.all(children.map((child) => child.nextLine()))
    expect(new Set(urls).size).toBe(1)
    expect(await query(urls[0] ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
    await Promise.all(children.map((child) => child.finish()))
    await rm(new URL(urls[0] ?? '').searchParams.get('host') ?? '', { recursive: true, force: true })
  })
})
