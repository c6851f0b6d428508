import { expect, test } from 'vitest'
import { useFolder } from '@/lib/testing/files/made-file'
import { readPlace } from '@/lib/testing/files/read-place'

const folder = useFolder()

async function read(content: Buffer | string): Promise<string[]> {
  const said = await readPlace(await folder.write('f', content))
  return said.map((line) => line.replaceAll(folder.path(), ''))
}

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

test('records of the beginning can be passed over', async () => {
  const place = await folder.write('skip.csv', 'a,b\n1,2\n3,4\n5,6\n')
  expect(await readPlace(place, { skip: 2 })).toEqual(['skip.csv 4 {"a":"5","b":"6"}'])
})
