import { rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { timeMedian } from '../measures/measure'
import { type Answer, type Question, toNumbers } from '../question'
import { duckDbSql } from './duckdb-sql'
import { exportLines } from './export-csv'

type Cell = string | number | null

export type DuckDb = Readonly<{ all: (sql: string) => Promise<Cell[][]>; close: () => void }>

type Runner = Readonly<{ openDuckDb: (file: string, threads: number) => Promise<DuckDb> }>

const RUNS = 5
const THREADS = 2

/** The events, order items and products of the server in a DuckDB file, events in the order of their time. */
export async function loadDuckDb(client: pg.Client, folder: string): Promise<DuckDb> {
  const runner: Runner = await import(new URL('./duckdb-runner.mjs', import.meta.url).href)
  const duckDb = await runner.openDuckDb(path.join(folder, 'events.duckdb'), THREADS)
  for (const { table, columns, lines } of TABLES) {
    const file = path.join(folder, `${table}.csv`)
    await exportLines(client, lines, file)
    const types = columns.map(
      (column) => `${column}: '${column === 'occurred_at' ? 'timestamp' : 'varchar'}'`,
    )
    await duckDb.all(
      `create table ${table} as select * from read_csv('${file}', header = false, columns = {${types.join(', ')}})`,
    )
    await rm(file)
  }
  await duckDb.all('checkpoint')
  return duckDb
}

export async function askDuckDb(duckDb: DuckDb, question: Question): Promise<Answer> {
  const { ms, value } = await timeMedian(RUNS, () => duckDb.all(duckDbSql(question)))
  return { ms, numbers: toNumbers(value) }
}

const TABLES = [
  {
    table: 'event',
    columns: ['user_id', 'session_id', 'type', 'occurred_at', 'product_id', 'order_id'],
    lines: `
      select user_id || ',' || session_id || ',' || type || ',' || (occurred_at at time zone 'UTC')::text || ','
        || coalesce(product_id, '') || ',' || coalesce(order_id, '')
      from event
      order by occurred_at`,
  },
  {
    table: 'order_item',
    columns: ['order_id', 'product_id'],
    lines: `select order_id || ',' || product_id from order_item`,
  },
  { table: 'product', columns: ['id', 'name'], lines: `select id || ',' || name from product` },
] as const
