import { DuckDBInstance } from '@duckdb/node-api'

/** Writes what a select gives as Parquet. */
export async function writeParquet(place: string, select: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`copy (${select}) to '${place}' (format parquet, compression zstd)`)
  connection.closeSync()
  instance.closeSync()
}
