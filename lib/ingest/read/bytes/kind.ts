import type { Container } from './source'

/** What bytes are, by how they begin; `text` where nothing else is known of them. */
export type Kind = Container | 'parquet' | 'text' | Readonly<{ notTaken: string }>

/** As many bytes as tell one kind from another. */
export const KIND_BYTES = 512

const TAKEN: readonly (readonly [Container | 'parquet', number, string])[] = [
  ['gzip', 0, '\x1f\x8b'],
  ['zstd', 0, '\x28\xb5\x2f\xfd'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['parquet', 0, 'PAR1'],
]

/** What is often handed over and not taken, with what to do instead. */
const NOT_TAKEN: readonly (readonly [number, string, string])[] = [
  [257, 'ustar', 'a tar archive; unpack it, and name its files or their folder'],
  [0, '\xd0\xcf\x11\xe0', 'a workbook of an old Excel; save its sheet as CSV'],
  [0, '\xfd7zXZ\0', 'packed with xz; unpack it first, or pack it with gzip or zstd'],
  [0, 'BZh', 'packed with bzip2; unpack it first, or pack it with gzip or zstd'],
  [0, '7z\xbc\xaf\x27\x1c', 'a 7z archive; unpack it first, or make it a zip'],
  [0, 'Rar!', 'a rar archive; unpack it first, or make it a zip'],
  [0, '\x04\x22\x4d\x18', 'packed with lz4; unpack it first, or pack it with gzip or zstd'],
  [0, '\xff\x06\0\0sNaPpY', 'packed with snappy; unpack it first, or pack it with gzip or zstd'],
  [0, 'Obj\x01', 'an Avro file; export it as Parquet or newline-delimited JSON'],
  [0, 'ORC', 'an ORC file; export it as Parquet or newline-delimited JSON'],
  [0, 'SQLite format 3', 'an SQLite database; export its table as CSV'],
  [0, 'PARE', 'an encrypted Parquet file; export it without encryption'],
  [0, '%PDF', 'a PDF; export the rows as CSV'],
  [0, '\x89PNG', 'a picture; name a file of rows'],
  [0, '\xff\xd8\xff', 'a picture; name a file of rows'],
]

/** A frame of zstd that holds no data may come first; its number varies. */
const SKIPPABLE = '\x2a\x4d\x18'

export function kindOf(head: Buffer): Kind {
  const text = head.subarray(0, KIND_BYTES).toString('latin1')
  const taken = TAKEN.find(([, at, magic]) => text.startsWith(magic, at))
  if (taken) return taken[0]
  if (/^[P-_]/.test(text) && text.startsWith(SKIPPABLE, 1)) return 'zstd'
  const other = NOT_TAKEN.find(([at, magic]) => text.startsWith(magic, at))
  if (other) return { notTaken: `it is ${other[2]}` }
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html)/i.test(text))
    return { notTaken: 'is XML or a web page; export the rows as CSV or newline-delimited JSON' }
  return 'text'
}
