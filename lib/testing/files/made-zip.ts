import { deflateRawSync } from 'node:zlib'

export type ZipOptions = Readonly<{ isEncrypted?: boolean; isStored?: boolean }>

/** A zip archive of files by their names (APPNOTE.TXT 4.3), deflated. `isEncrypted`: says of its files that they are. */
export function makeZip(
  files: readonly (readonly [string, Buffer | string])[],
  options: ZipOptions = {},
): Buffer {
  const pieces: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const bytes = Buffer.from(content)
    const packed = options.isStored ? bytes : deflateRawSync(bytes)
    const head = toHead(name, packed.length, bytes, options)
    const nameBytes = Buffer.from(name)
    pieces.push(Buffer.from('PK\x03\x04'), head, nameBytes, packed)
    const end = Buffer.alloc(14)
    end.writeUInt32LE(at, 10)
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, end, nameBytes)
    at += 4 + head.length + nameBytes.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const tail = Buffer.alloc(22)
  tail.write('PK\x05\x06', 'latin1')
  tail.writeUInt16LE(files.length, 8)
  tail.writeUInt16LE(files.length, 10)
  tail.writeUInt32LE(directory.length, 12)
  tail.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, directory, tail])
}

/** What the head of a file and its entry in the directory have in common. */
function toHead(name: string, packed: number, bytes: Buffer, { isEncrypted, isStored }: ZipOptions): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2)
  head.writeUInt16LE(isStored ? 0 : 8, 4)
  head.writeUInt32LE(crc32(bytes), 10)
  head.writeUInt32LE(packed, 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt16LE(Buffer.byteLength(name), 22)
  return head
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
