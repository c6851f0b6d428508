import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Fields } from '@/lib/ingest/read/source-record'
import type { Sample } from '@/lib/ingest/shapes/columns'

const FOLDER = path.resolve('../shared/data/shapes')

export const hasShapeFiles = existsSync(path.join(FOLDER, 'expected.json'))

/** Where one of them lies. */
export function placeOfShape(name: string): string {
  return path.join(FOLDER, name)
}

/** One of the files of ../shared/data/shapes as a sample of all its records. They hold no quotes and no breaks within fields. */
export function readShapeFile(name: string): Sample {
  const bytes = readFileSync(path.join(FOLDER, name))
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '')
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  if (/json/.test(name)) return { columns: null, records: lines.map((line) => JSON.parse(line) as Fields) }
  const delimiter = name.includes('tsv') ? '\t' : name.startsWith('excel') ? ';' : ','
  const [header = [], ...rows] = lines.map((line) => line.split(delimiter))
  const toFields = (row: readonly string[]) =>
    Object.fromEntries(header.map((column, index) => [column, row[index] ?? '']))
  return { columns: header, records: rows.map(toFields) }
}

export function readExpected(): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8'))
}
