import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { openHandle } from '@/lib/files/open-inside'
import type { Place } from '../bytes/source'
import type { SourceRecord, Value } from '../source-record'
import { nameColumns } from '../text/name-columns'
import { toValue } from './to-value'

/** Rows in their order, each chunk with how much of all rows was read with it, 0..1. */
export type ParquetRows = Readonly<{ records: SourceRecord[]; share: number }>

/** It reads one file, and nothing else: no other files, no network, no extensions, nothing on the disk. */
const SETTINGS = {
  threads: '1',
  memory_limit: '512MB',
  temp_directory: '',
  autoload_known_extensions: 'false',
  autoinstall_known_extensions: 'false',
  allow_community_extensions: 'false',
}

/** The rows of a Parquet file. Memory does not depend on how many there are. Throws what DuckDB says of a damaged one. */
export async function* readParquet({ path, root }: Place): AsyncGenerator<ParquetRows> {
  const handle = await openHandle(path, root)
  try {
    // By its descriptor: the file that was looked at, whatever is put in its place.
    yield* readFile(`/dev/fd/${handle.fd}`)
  } finally {
    await handle.close()
  }
}

async function* readFile(place: string): AsyncGenerator<ParquetRows> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', SETTINGS)
  const connection = await instance.connect()
  try {
    await connection.run(`set allowed_paths = ['${place}']`)
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
    yield* readRows(connection, place)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

async function* readRows(connection: DuckDBConnection, place: string): AsyncGenerator<ParquetRows> {
  const rows = await countRows(connection, place)
  const result = await connection.stream(`select * from read_parquet('${place}', hive_partitioning = false)`)
  const columns = nameColumns(result.columnNames())
  let line = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const records = chunk.getRows().map((values) => {
      line += 1
      return toRecord(line, columns, values)
    })
    yield { records, share: line / Math.max(rows, 1) }
  }
}

async function countRows(connection: DuckDBConnection, place: string): Promise<number> {
  const counted = await connection.runAndReadAll(
    `select sum(num_rows)::double from parquet_file_metadata('${place}')`,
  )
  return Number(counted.getRows()[0]?.[0] ?? 0)
}

function toRecord(line: number, columns: readonly string[], values: readonly DuckDBValue[]): SourceRecord {
  const fields: Record<string, Value> = {}
  for (const [at, column] of columns.entries()) fields[column] = toValue(values[at] ?? null)
  const row = JSON.stringify(fields)
  return row.includes('\\u0000') ? { line, row, reason: 'has a NUL character' } : { line, row, fields }
}
