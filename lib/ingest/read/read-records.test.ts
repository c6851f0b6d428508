import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { useFolder } from '@/lib/testing/files/made-file'
import { makeZip } from '@/lib/testing/files/made-zip'
import { readPlace } from '@/lib/testing/files/read-place'
import { lookAtFile } from './look-at-file'
import { readRecords } from './read-records'

const folder = useFolder()

async function read(content: Buffer | string): Promise<string[]> {
  const said = await readPlace(await folder.write('f', content))
  return said.map((line) => line.replaceAll(folder.path(), ''))
}

const LINES = Array.from({ length: 3_000 }, (_, at) => `{"n":${at},"of":"${Math.sin(at)}"}\n`).join('')

test('a zip of gzipped lines of JSON, as exports hold a file an hour, without what systems add', async () => {
  const zip = makeZip([
    ['4711/', ''],
    ['4711/2026-01-01_0#1.json.gz', gzipSync('{"n":1}\n')],
    ['__MACOSX/4711/._2026-01-01_0#1.json.gz', 'x'],
    ['4711/.DS_Store', 'x'],
    ['4711/2026-01-01_1#2.json.gz', gzipSync('{"n":2}\n\n{"n":3}')],
    ['4711/empty.json', ''],
  ])
  expect(await read(zip)).toEqual([
    '4711/2026-01-01_0#1.json.gz 1 {"n":1}',
    '4711/2026-01-01_1#2.json.gz 1 {"n":2}',
    '4711/2026-01-01_1#2.json.gz 3 {"n":3}',
  ])
})

test('a zip within gzip within a zip, stored', async () => {
  const inner = makeZip([['b.csv', 'a;b\n1;2\n']])
  const zip = makeZip([['in.zip.gz', gzipSync(inner)]], { isStored: true })
  expect(await read(zip)).toEqual(['in.zip.gz/b.csv 2 {"a":"1","b":"2"}'])
})

test('gzip of several members, and packed twice', async () => {
  expect(await read(Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]))).toEqual([
    'f 2 {"a":"1","b":"2"}',
    'f 3 {"a":"3","b":"4"}',
  ])
  expect(await read(gzipSync(gzipSync('a,b\n1,2\n')))).toEqual(['f 2 {"a":"1","b":"2"}'])
})

test('packed more often than anybody does is not followed', async () => {
  let packed = Buffer.from('a,b\n1,2\n')
  for (let times = 0; times < 9; times += 1) packed = gzipSync(packed)
  expect(await read(packed)).toEqual([
    '/f cannot be read: it is packed more than 4 times over; unpack it first.',
  ])
})

test.each([
  ['one frame', 'KLUv/QRYgQAAeyJuIjoxfQp7Im4iOjJ9CkUsYJk='],
  ['two frames', 'KLUv/QRYQQAAeyJuIjoxfQozFZs8KLUv/QRYQQAAeyJuIjoyfQoP0UN9'],
])('zstd of %s', async (_, base64) => {
  expect(await read(Buffer.from(base64, 'base64'))).toEqual(['f 1 {"n":1}', 'f 2 {"n":2}'])
})

test('of gzip that was cut off all is read that can be, and then it is said', async () => {
  const whole = gzipSync(LINES)
  const out = await read(whole.subarray(0, whole.length >> 1))
  const said = out.pop()
  expect(said).toBe(
    '/f could not be read to its end: it ends too early, as a file does that was not copied whole. What came before was read.',
  )
  expect(out.length).toBeGreaterThan(1_000)
  expect(out.at(-2)).toMatch(/^f \d+ \{"n":\d+,"of":"[^"]+"\}$/)
  expect(out.at(-1)).toContain('! is cut off, because the file could not be read any further: {"n"')
})

test('a damaged member of a zip costs itself, and the others are read', async () => {
  const packed = gzipSync(LINES)
  const zip = makeZip([
    ['a.gz', packed.subarray(0, 200)],
    ['b.csv', 'a,b\n1,2\n'],
    ['c.gz', packed.subarray(0, 5)],
  ])
  const out = await read(zip)
  expect(out.pop()).toBe(
    '/f could not be read whole, 2 members of it not to the end: a.gz: it ends too early, as a file does that was not copied whole; c.gz: it ends too early, as a file does that was not copied whole.',
  )
  expect(out.at(-1)).toBe('b.csv 2 {"a":"1","b":"2"}')
})

test.each([
  [
    'an encrypted zip',
    makeZip([['a.csv', 'a,b\n']], { isEncrypted: true }),
    'it is encrypted; make the zip again without a password',
  ],
  [
    'a zip cut off',
    makeZip([['a.csv', 'a,b\n1,2\n']]).subarray(0, 60),
    'the list of its members is damaged or cut off, so the archive was not copied whole',
  ],
  ['an empty zip', makeZip([]), 'it holds no files'],
  ['a workbook', makeZip([['xl/workbook.xml', '<x/>']]), 'it is an Excel workbook; save its sheet as CSV'],
  ['a PDF', '%PDF-1.7', 'it is a PDF; export the rows as CSV'],
  [
    'a web page',
    '<!doctype html><p>',
    'is XML or a web page; export the rows as CSV or newline-delimited JSON',
  ],
])('%s is refused with a sentence', async (_, content, said) => {
  const [sentence] = await read(Buffer.from(content))
  expect(sentence).toContain(said)
})

test('a file that is not there, is a folder, or holds nothing', async () => {
  expect(await readPlace(path.join(folder.path(), 'none'))).toEqual([
    `${folder.path()}/none cannot be read: it is not there.`,
  ])
  expect(await readPlace(folder.path())).toEqual([`${folder.path()} is not a file.`])
  expect(await read('')).toEqual(['/f is empty; name a file that holds rows.'])
  expect(await read('\n \r\n')).toEqual([])
})

test('a link that leads out of the folder is not followed, packed or not', async () => {
  const outside = await folder.write('out.zip', makeZip([['a.csv', 'a,b\n1,2\n']]))
  const root = path.join(folder.path(), 'root')
  await mkdir(root)
  const link = path.join(root, 'in.zip')
  await symlink(outside, link)
  const [sentence] = await readPlace(link, { root })
  expect(sentence).toContain('is a link that leads out of')
  expect(await readPlace(outside, { root: folder.path() })).toEqual(['a.csv 2 {"a":"1","b":"2"}'])
})

test('a bomb is read in bounded memory, and batches are bounded', async () => {
  const place = await folder.write('bomb', gzipSync(`a,b\n${'1,2\n'.repeat(12_000_000)}`))
  const before = process.memoryUsage().rss
  let [records, most, peak] = [0, 0, 0]
  for await (const batch of readRecords(place)) {
    records += batch.records.length
    most = Math.max(most, batch.records.length)
    peak = Math.max(peak, process.memoryUsage().rss - before)
    if (records > 500_000) break
  }
  expect(most).toBe(10_000)
  expect(peak).toBeLessThan(300_000_000)
})

test('a look at a file says what it is made of', async () => {
  const zip = makeZip([
    ['orders.csv', Buffer.from('id;Gerät\n1;x\n2;y\n', 'latin1')],
    ['events.json', `{"rows":[{"a":1},{"b":2}]}`],
    ['bad.gz', gzipSync(LINES).subarray(0, 4)],
  ])
  const look = await lookAtFile(await folder.write('look.zip', zip), { records: 10 })
  expect(look).toMatchObject({
    bytes: zip.length,
    hasMore: false,
    problem: expect.stringContaining('bad.gz: it ends too early'),
    members: [
      {
        member: 'orders.csv',
        containers: ['zip'],
        layout: {
          kind: 'delimited',
          encoding: 'Windows-1252',
          delimiter: ';',
          header: ['id', 'Gerät'],
          width: 2,
        },
        columns: ['id', 'Gerät'],
        isWhole: true,
      },
      {
        member: 'events.json',
        layout: { kind: 'document', rows: [null, 'rows'] },
        columns: ['a', 'b'],
        isWhole: true,
      },
    ],
  })
  expect(look.members[0]?.records).toHaveLength(2)
  const first = await lookAtFile(await folder.write('look.zip', zip), { records: 1 })
  expect(first.members[0]).toMatchObject({ isWhole: false, records: [{ line: 2 }] })
})
