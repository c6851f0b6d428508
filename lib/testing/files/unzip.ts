import { inflateRawSync } from 'node:zlib'

/** The files of a zip archive by their name, from its central directory (APPNOTE.TXT 4.3.12). */
export function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  if (end < 0) throw new Error('This is no zip archive.')
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const name = zip.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0))
    files.set(name, readFile(zip, at))
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (noteBytes ?? 0)
  }
  return files
}

/** The file whose entry of the directory is at `entry`. */
function readFile(zip: Buffer, entry: number): Buffer {
  const isDeflated = zip.readUInt16LE(entry + 10) === 8
  const bytes = zip.readUInt32LE(entry + 20)
  const head = zip.readUInt32LE(entry + 42)
  const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28)
  const content = zip.subarray(from, from + bytes)
  return isDeflated ? inflateRawSync(content) : content
}
