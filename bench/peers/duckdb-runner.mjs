// The only file that needs bench/node_modules. Plain JavaScript, so that the type check works without them.
import { DuckDBInstance } from '@duckdb/node-api'

/** Opens a database file with that many threads. Rows come back as arrays; counts as numbers. */
export async function openDuckDb(file, threads) {
  const instance = await DuckDBInstance.create(file, { threads: String(threads) })
  const connection = await instance.connect()
  return {
    all: async (sql) => {
      const reader = await connection.runAndReadAll(sql)
      return reader.getRows().map((row) => row.map(toCell))
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

function toCell(value) {
  return typeof value === 'bigint' ? Number(value) : value
}
