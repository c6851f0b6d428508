import { mkdir, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { startChild } from '@/lib/testing/children/start-child'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { copyDataDir } from '@/lib/testing/database/made-data-dir'
import { query } from '@/lib/testing/database/query'
import { until } from '@/lib/testing/until'
import { holdDatabase } from './hold-database'
import { keepDatabase } from './keep-database'
import { locateEmbedded } from './locate'
import { readOwnerNote } from './owner-note'

if (!onEmbedded())
  console.log('The embedded database is tested in the embedded project: skipped on a server.')

describe.skipIf(!onEmbedded())('the embedded database', () => {
  let dataDir = ''
  beforeEach(async () => {
    // Its files are a copy of those that were made once, where a test does not ask for none.
    dataDir = await copyDataDir(inject('madeDataDir'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20 }))

  it('serves several processes at once, and ends when the last one lets it go', async () => {
    const { url, pidFile } = locateEmbedded(dataDir)
    const first = startChild('./hold-child.ts', dataDir)
    expect(await first.nextLine()).toBe(url)
    const others = [1, 2].map(() => startChild('./hold-child.ts', dataDir))
    expect(await Promise.all(others.map((child) => child.nextLine()))).toEqual([url, url])
    const pid = await ownerOf(dataDir)

    await query(url, 'create table kept (n int)')
    await query(url, 'insert into kept values (42)')
    expect(await Promise.all([first, others[0]].map((child) => child?.finish()))).toEqual([0, 0])
    expect(isRunning(pid)).toBe(true)
    expect(await query(url, 'select n from kept')).toEqual([{ n: 42 }])

    expect(await others[1]?.finish()).toBe(0)
    await untilGone(pid)
    expect(readOwnerNote(pidFile)).toBeNull()

    const again = await holdDatabase(dataDir)
    expect(await query(again.url, 'select n from kept')).toEqual([{ n: 42 }])
    await again.release()
  })

  it('started by two processes at the same time in a new data directory runs once', async () => {
    await rm(locateEmbedded(dataDir).files, { recursive: true })
    const children = [1, 2].map(() => startChild('./hold-child.ts', dataDir))
    const [url = '', other] = await Promise.all(children.map((child) => child.nextLine()))
    expect(other).toBe(url)
    const pid = await ownerOf(dataDir)
    await query(url, 'create table kept (n int)')
    await children[0]?.finish()
    expect(isRunning(pid)).toBe(true)
    expect(await query(url, 'select n from kept')).toEqual([])
    await children[1]?.finish()
    await untilGone(pid)
  })

  it('ends also when its last holder is killed', async () => {
    const child = startChild('./hold-child.ts', dataDir)
    await child.nextLine()
    const pid = await ownerOf(dataDir)
    await child.kill()
    await untilGone(pid)
    expect(readOwnerNote(locateEmbedded(dataDir).pidFile)).toBeNull()
  })

  it('keeps what was committed when its process is killed, and drops what was not', async () => {
    const held = await holdDatabase(dataDir)
    await query(held.url, 'create table kept (n int)')
    await query(held.url, 'insert into kept select generate_series(1, 1000)')
    const pid = await ownerOf(dataDir)
    const open = query(held.url, 'begin; insert into kept values (0); select pg_sleep(600)').catch(
      () => 'broken off',
    )
    await sleep(300)
    process.kill(pid, 'SIGKILL')
    expect(await open).toBe('broken off')
    await untilGone(pid)

    const again = await holdDatabase(dataDir)
    expect(await ownerOf(dataDir)).not.toBe(pid)
    expect(await query(again.url, 'select count(*)::int, sum(n)::int from kept')).toEqual([
      { count: 1000, sum: 500_500 },
    ])
    await again.release()
    await held.release()
  })

  it('works in a data directory that is deeper than a socket path can be', async () => {
    const deep = path.join(dataDir, 'd'.repeat(60), 'e'.repeat(60), 'with a space')
    const held = await holdDatabase(deep)
    expect(await query(held.url, 'select 6 * 7 as answer')).toEqual([{ answer: 42 }])
    await held.release()
    await rm(new URL(held.url).searchParams.get('host') ?? '', { recursive: true, force: true })
  })

  it('starts whatever number the note of a killed owner holds, and what an unfinished start left', async () => {
    await rm(path.join(dataDir, 'database'), { recursive: true })
    await mkdir(path.join(dataDir, 'database'))
    await writeFile(path.join(dataDir, 'database', 'PG_VERSION'), '18')
    await writeFile(path.join(dataDir, 'database.unfinished'), '')
    await writeFile(path.join(dataDir, 'database.pid'), String(process.pid))
    const held = await holdDatabase(dataDir)
    expect(await query(held.url, 'select 6 * 7 as answer')).toEqual([{ answer: 42 }])
    expect(readOwnerNote(locateEmbedded(dataDir).pidFile)).toMatchObject({
      host: os.hostname(),
      command: expect.stringContaining('database-process.ts'),
    })
    await held.release()
  })

  it('says when it ends though it is held, obeys SIGTERM in a statement, and is started again for a server', async () => {
    const told: (string | null)[] = []
    const kept = await keepDatabase(dataDir, (problem) => told.push(problem?.message ?? null))
    await query(kept.url, 'create table kept (n int)')
    const held = await holdDatabase(dataDir)
    const busy = query(kept.url, 'select pg_sleep(600)').catch(() => 'broken off')
    await sleep(300)
    process.kill(await ownerOf(dataDir), 'SIGTERM')
    expect(await busy).toBe('broken off')
    const why = `The process of the embedded database in ${dataDir} was ended; what was stored is kept.`
    expect(await held.ended).toMatchObject({ code: 'database_unreachable', message: why })
    await until(async () => told.includes(null))
    expect(told).toEqual([why, null])
    expect(await query(kept.url, 'select n from kept')).toEqual([])
    await Promise.all([held.release(), kept.release()])
  })

  it('whose files are damaged says so', async () => {
    await (await holdDatabase(dataDir)).release()
    await truncate(path.join(dataDir, 'database', 'global', 'pg_control'))
    await expect(holdDatabase(dataDir)).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringMatching(
        /^The files of the embedded database in .* cannot be opened \(.+\)\. If they are damaged, /,
      ),
    })
  })

  it('says so when the data directory cannot be made', async () => {
    await mkdir(path.join(dataDir, 'a'))
    await writeFile(path.join(dataDir, 'a', 'file'), '')
    const impossible = path.join(dataDir, 'a', 'file', 'data')
    await expect(holdDatabase(impossible)).rejects.toMatchObject({
      code: 'bad_setting',
      message: `The data directory ${impossible} cannot be made; set TUNDISH_DATA_DIR to one that can.`,
    })
  })
})

async function ownerOf(dataDir: string): Promise<number> {
  const note = readOwnerNote(locateEmbedded(dataDir).pidFile)
  if (note === null) throw new Error('Nobody owns the data directory.')
  return note.pid
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await sleep(20)
}
