import { expect, test } from 'vitest'
import { type Encoding, findEncoding } from './encoding'
import { toUtf8 } from './to-utf8'

async function convert(bytes: Buffer, encoding: Encoding, chunkBytes: number): Promise<string> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes)
      yield Buffer.from(bytes.subarray(at, at + chunkBytes))
  }
  const out: Uint8Array[] = []
  for await (const chunk of toUtf8(chunks(), encoding)) out.push(chunk)
  return Buffer.concat(out).toString('utf8')
}

const TEXT = 'Gerät;€;🌱\nx'
const WIDE = Buffer.from(TEXT, 'utf16le')
const WINDOWS = Buffer.from('Ger\xe4t;\x80;x\nx', 'latin1')

test.each<[Encoding, Buffer, string]>([
  ['UTF-16LE', WIDE, TEXT],
  ['UTF-16BE', Buffer.from(WIDE).swap16(), TEXT],
  ['Windows-1252', WINDOWS, 'Gerät;€;x\nx'],
  ['UTF-8', Buffer.from(TEXT), TEXT],
])('%s, however the bytes are cut', async (encoding, bytes, text) => {
  for (let chunk = 1; chunk <= bytes.length; chunk += 1)
    expect(await convert(bytes, encoding, chunk), `chunks of ${chunk}`).toBe(text)
})

test.each<[string, Encoding, Buffer]>([
  ['ASCII', 'UTF-8', Buffer.from('a,b\n1,2\n')],
  ['a BOM', 'UTF-8', Buffer.from('\uFEFFa')],
  ['a character that the sample cuts', 'UTF-8', Buffer.from('a;ü').subarray(0, 3)],
  [
    'one bad line among good ones',
    'UTF-8',
    Buffer.concat([Buffer.from('ä\nö\n'), Buffer.from([0xff, 0x0a])]),
  ],
  ['umlauts of one byte', 'Windows-1252', WINDOWS],
  ['zeros behind letters', 'UTF-16LE', Buffer.from('a,b\n1,2\n', 'utf16le')],
  ['zeros before letters', 'UTF-16BE', Buffer.from('a,b\n1,2\n', 'utf16le').swap16()],
  ['a NUL among letters', 'UTF-8', Buffer.from('a,b\n1,\0\n')],
])('%s is %s', (_, encoding, bytes) => {
  expect(findEncoding(bytes)).toBe(encoding)
})
