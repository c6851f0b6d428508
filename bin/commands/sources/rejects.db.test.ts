import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { listRejects } from '@/lib/store/runs/imports'
import { collect } from '@/lib/testing/collect'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { OutputEnded } from '../../write-text'
import { rejectsCommand } from './rejects'

const db = useTestDatabase()

/** More than one call takes arguments. */
const MANY = 150_001

/** Rows of a file whose lines begin at 1. */
async function givenRejects(count: number, file = '/in/events.csv'): Promise<void> {
  await db().$executeRaw`
    insert into import_reject (file, line, row_hash, reason, row, import_id)
    select ${file}, line, md5(line::text), 'event_id is missing', 'row ' || line, 1
    from generate_series(1, ${count}::int) as line`
}

/** A reader that takes its time with each piece. */
function startReader() {
  const read = { text: '', longest: 0, waiting: 0, most: 0 }
  const stdout = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _, done) {
      read.text += chunk
      read.longest = Math.max(read.longest, chunk.length)
      read.most = Math.max(read.most, stdout.writableLength)
      sleep(0).then(() => done())
    },
  })
  return { read, stdout }
}

async function print(format: 'table' | 'csv' | 'json', importId?: string) {
  const { read, stdout } = startReader()
  await rejectsCommand(db(), { format, ...(importId && { importId }) }, { stdout })
  return read
}

it('are printed however many there are, piece by piece, as the reader takes them', async () => {
  await givenRejects(MANY)
  const csv = await print('csv')
  const lines = csv.text.split('\n')
  expect(lines).toHaveLength(MANY + 2)
  expect(lines[0]).toBe('file,line,reason,row')
  expect(lines[MANY]).toBe(`/in/events.csv,${MANY},event_id is missing,row ${MANY}`)
  expect(csv.longest).toBeLessThan(200_000)
  expect(csv.most).toBeLessThan(200_000)
  const table = (await print('table')).text.split('\n')
  expect(table).toHaveLength(MANY + 3)
  expect(table[0]).toMatch(/^file +line {2}reason +row$/)
  expect(table[MANY + 1]).toMatch(/^\/in\/events.csv +150,001 {2}event_id is missing {2}row 150001$/)
  const rows: { line: number }[] = JSON.parse((await print('json')).text)
  expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: MANY }, (_, index) => index + 1))
})

it('are the same text as a whole: one page, several and none', async () => {
  expect((await print('table')).text).toBe('No row was rejected.\n')
  expect((await print('csv')).text).toBe('file,line,reason,row\n')
  expect((await print('json')).text).toBe('[]\n')
  await givenRejects(2)
  const first = { file: '/in/events.csv', line: 1, reason: 'event_id is missing', row: 'row 1' }
  expect((await print('json')).text).toBe(
    `${JSON.stringify([first, { ...first, line: 2, row: 'row 2' }], null, 2)}\n`,
  )
  expect((await print('table')).text).toBe(
    [
      'file            line  reason               row',
      '──────────────  ────  ───────────────────  ─────',
      '/in/events.csv     1  event_id is missing  row 1',
      '/in/events.csv     2  event_id is missing  row 2',
      '',
    ].join('\n'),
  )
})

it('come in the order of files and lines, whatever the size of a page', async () => {
  await givenRejects(5, '/in/b.csv')
  await givenRejects(5, '/in/a.csv')
  const whole = await collect(listRejects(db(), null))
  expect(whole.map(({ file, line }) => `${file} ${line}`)).toEqual(
    ['a', 'b'].flatMap((name) => [1, 2, 3, 4, 5].map((line) => `/in/${name}.csv ${line}`)),
  )
  for (const pageRows of [1, 3, 10]) {
    expect(await collect(listRejects(db(), null, pageRows))).toEqual(whole)
    expect(await collect(listRejects(db(), 1n, pageRows))).toEqual(whole)
  }
  expect(await collect(listRejects(db(), 2n))).toEqual([])
})

it('are asked for no more when the reader has gone', async () => {
  await givenRejects(5_000)
  let pieces = 0
  const stdout = new Writable({
    write(_, __, done) {
      pieces++
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    },
  }).on('error', () => {})
  await expect(rejectsCommand(db(), { format: 'csv' }, { stdout })).rejects.toThrow(OutputEnded)
  expect(pieces).toBe(1)
})
