import { symlink } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { useFolder } from '@/lib/testing/made-file'
import { makeZip } from '@/lib/testing/made-zip'
import { lookAtFile } from './look-at-file'
import { type ReadOptions, readRecords } from './read-records'

const folder = useFolder()

/** Short for eyes: member, line and fields, or `!` and the reason; last, what was thrown. */
async function readPlace(place: string, options: ReadOptions = {}): Promise<string[]> {
  const out: string[] = []
  try {
    for await (const { member, records } of readRecords(place, options)) {
      for (const record of records) {
        const said = 'fields' in record ? JSON.stringify(record.fields) : `! ${record.reason}: ${record.row}`
        out.push(`${member} ${record.line} ${said}`)
      }
    }
  } catch (error) {
    expect(error).toMatchObject({ name: 'TundishError', code: 'bad_file' })
    out.push((error as Error).message.replaceAll(folder.path(), ''))
  }
  return out
}

async function read(content: Buffer | string): Promise<string[]> {
  return readPlace(await folder.write('f', content))
}

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

const LINES = Array.from({ length: 3_000 }, (_, at) => `{"n":${at},"of":"${Math.sin(at)}"}\n`).join('')

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
  ['a PDF', '%PDF-1.7', 'is a PDF; export the rows as CSV'],
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
    '/none cannot be read: it is not there.',
  ])
  expect(await readPlace(folder.path())).toEqual([' is not a file.'])
  expect(await read('')).toEqual(['/f is empty; name a file that holds rows.'])
  expect(await read('\n \r\n')).toEqual([])
})

test('a link that leads out of the folder is not followed, packed or not', async () => {
  const outside = await folder.write('out.zip', makeZip([['a.csv', 'a,b\n1,2\n']]))
  const root = path.join(folder.path(), 'root')
  await import('node:fs/promises').then((fs) => fs.mkdir(root))
  const link = path.join(root, 'in.zip')
  await symlink(outside, link)
  const [sentence] = await readPlace(link, { root })
  expect(sentence).toContain('is a link that leads out of')
  expect(await readPlace(outside, { root: folder.path() })).toEqual(['a.csv 2 {"a":"1","b":"2"}'])
})

test.each([
  ['UTF-8 with BOM', Buffer.from('\uFEFFGerät;Preis\n€;1,5\n')],
  ['lines that end with a carriage return alone', Buffer.from('Gerät;Preis\r€;1,5\r')],
  ['UTF-16LE with BOM', Buffer.from('\uFEFFGerät;Preis\r\n€;1,5\r\n', 'utf16le')],
  ['UTF-16BE with BOM', Buffer.from('\uFEFFGerät;Preis\n€;1,5\n', 'utf16le').swap16()],
  ['UTF-16LE without BOM', Buffer.from('Gerät;Preis\n€;1,5\n', 'utf16le')],
  ['UTF-16BE without BOM', Buffer.from('Gerät;Preis\n€;1,5\n', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('Ger\xe4t;Preis\n\x80;1,5\n', 'latin1')],
])('%s', async (_, bytes) => {
  expect(await read(bytes)).toEqual(['f 2 {"Gerät":"€","Preis":"1,5"}'])
})

test('of UTF-16 half a character refuses its line, and no other', async () => {
  const bytes = Buffer.concat([
    Buffer.from('\uFEFFa\tb\n1\t', 'utf16le'),
    Buffer.from([0x00, 0xd8]),
    Buffer.from('\n2\t🌱\n', 'utf16le'),
  ])
  expect(await read(bytes)).toEqual([
    'f 2 ! has bytes that are not UTF-16LE: 1\t\\xed\\xa0\\x80',
    'f 3 {"a":"2","b":"🌱"}',
  ])
})

test('a line of a UTF-8 file that is not UTF-8 is refused', async () => {
  expect(
    await read(Buffer.concat([Buffer.from('n,ä\n1,ö\n2,'), Buffer.from([0xff]), Buffer.from('\n')])),
  ).toEqual(['f 2 {"n":"1","ä":"ö"}', 'f 3 ! has bytes that are not UTF-8: 2,\\xff'])
})

test('no header, other delimiters, blank and repeated names, empty columns at the end', async () => {
  expect(await read('2026-01-01 10:00:00|u1|view\n2026-01-01 10:00:05|u2|cart\n')).toEqual([
    'f 1 {"column_1":"2026-01-01 10:00:00","column_2":"u1","column_3":"view"}',
    'f 2 {"column_1":"2026-01-01 10:00:05","column_2":"u2","column_3":"cart"}',
  ])
  expect(await read('id,,id,id\n1,2,3,4,,\n5,6,7,8,9\n5,6,7\n')).toEqual([
    'f 2 {"id":"1","column_2":"2","id 2":"3","id 3":"4"}',
    'f 3 ! has 5 columns, the header has 4: 5,6,7,8,9',
    'f 4 ! has 3 columns, the header has 4: 5,6,7',
  ])
})

test('files that were joined: their headers are no rows, also in another order, also hanging on a line', async () => {
  expect(await read('id,at\n1,2\nid,at\n3,4id,at\n5,6\nat,id\n7,8\n')).toEqual([
    'f 2 {"id":"1","at":"2"}',
    'f 4 {"id":"3","at":"4"}',
    'f 5 {"id":"5","at":"6"}',
    'f 7 {"at":"7","id":"8"}',
  ])
})

test('lines of JSON: a BOM, blank lines, what is none, and numbers too large to hold', async () => {
  expect(
    await read(
      '\uFEFF{"id":9007199254740993,"in":"9007199254740993 1"}\r\n\r\nnot\n{"id":[12345678901234567890,1.5]}\n[1]\n{"x":"\\u0000"}',
    ),
  ).toEqual([
    'f 1 {"id":"9007199254740993","in":"9007199254740993 1"}',
    'f 3 ! is not JSON: not',
    'f 4 {"id":["12345678901234567890",1.5]}',
    'f 5 ! is no JSON object: [1]',
    'f 6 ! has a NUL character: {"x":"\\u0000"}',
  ])
})

test.each([
  ['a list', '[\n{"a":1},\n{"a":2}]', ['2 {"a":1}', '3 {"a":2}']],
  [
    'a list somewhere inside',
    '{"meta":{"of":[{"x":1}]},"data":{"rows":[{"a":1,"of":[{"b":1},{"b":2},{"b":3}]},{"a":2}]}}',
    ['1 {"a":1,"of":[{"b":1},{"b":2},{"b":3}]}', '1 {"a":2}'],
  ],
  ['an object alone', '{\n "a": 1\n}\n', ['1 {"a":1}']],
  [
    'an order alone',
    '{"type":"track","event":"Order","id":"1","user":"u","at":"2026","order":"o1","products":[{"p":1},{"p":2}]}',
    [
      '1 {"type":"track","event":"Order","id":"1","user":"u","at":"2026","order":"o1","products":[{"p":1},{"p":2}]}',
    ],
  ],
  ['objects one after another', '{\n "a": 1\n}\n{\n "a": 2\n}', ['1 {"a":1}', '4 {"a":2}']],
  ['nothing', '[]', []],
  ['an object that holds nothing', '{"data":[]}', ['1 {"data":[]}']],
  [
    'a damaged row',
    '[{"a":1},\n{"a":},\n{"a":3},7,"x"]',
    [
      '1 {"a":1}',
      '2 ! is not JSON: {"a":}',
      '3 {"a":3}',
      '3 ! is no JSON object: 7',
      '3 ! is no JSON object: "x"',
    ],
  ],
])('a document: %s', async (_, text, rows) => {
  expect(await read(text)).toEqual(rows.map((row) => `f ${row}`))
})

test('a document that was cut off', async () => {
  expect(await read('{"rows":[{"a":1},{"a":2},{"a":')).toEqual([
    'f 1 {"a":1}',
    'f 1 {"a":2}',
    'f 1 ! is cut off, because the file ends within it: {"a":',
    '/f could not be read to its end: its JSON does not come to its end, as that of a file that was not copied whole. What came before was read.',
  ])
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
  expect(most).toBe(5_000)
  expect(peak).toBeLessThan(300_000_000)
})

test('records of the beginning can be passed over', async () => {
  const place = await folder.write('skip.csv', 'a,b\n1,2\n3,4\n5,6\n')
  expect(await readPlace(place, { skip: 2 })).toEqual(['skip.csv 4 {"a":"5","b":"6"}'])
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
