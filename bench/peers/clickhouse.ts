import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { DayRange } from '@/lib/time/day'
import { timeMedian } from '../measures/measure'
import { type Answer, type Question, toNumbers } from '../question'
import { findPort } from '../temporary-cluster'
import { exportLines } from './export-csv'

/** A server of our own; `version` as it says itself: Debian's is of 2018. */
export type ClickHouse = Readonly<{
  version: string
  all: (sql: string) => Promise<(string | number)[][]>
  stop: () => Promise<void>
}>

const RUNS = 5
const THREADS = 2

/** The events of the server by user and time, in a ClickHouse in `folder`; null where none is installed. */
export async function loadClickHouse(client: pg.Client, folder: string): Promise<ClickHouse | null> {
  if (!isInstalled()) return null
  const place = path.join(folder, 'clickhouse')
  await mkdir(place)
  const port = await findPort()
  const config = path.join(place, 'config.xml')
  await writeFile(config, toConfig(place, port, await findPort()))
  const server = spawn('clickhouse-server', [`--config-file=${config}`], { cwd: place, stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}/`
  const stop = async () => {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }
  await untilReady(address, server)
  try {
    await fill(client, address, place)
    const [[version = ''] = []] = await ask(address, 'select version()')
    return { version: String(version), all: (sql) => ask(address, sql), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function fill(client: pg.Client, address: string, place: string): Promise<void> {
  await send(address, CREATE_EVENTS)
  const lines = path.join(place, 'event.csv')
  await exportLines(client, EVENT_LINES, lines)
  await send(
    `${address}?query=${encodeURIComponent('insert into event format CSV')}`,
    createReadStream(lines),
  )
  await rm(lines)
}

/**
 * The funnel as one who knows ClickHouse would write it: `windowFunnel` over the events of each unit. Null for what it is
 * not made for. Generated sessions take the steps in order, so its answers are those of any order.
 */
export async function askClickHouse(clickHouse: ClickHouse, question: Question): Promise<Answer | null> {
  const { report, productNumber, unit, range } = question
  if (report !== 'funnel' || productNumber !== null) return null
  const sql = windowFunnelSql(['page_view', 'add_to_cart', 'checkout'], {
    range,
    unit: unit === 'sessions' ? 'session_id' : 'user_id',
    seconds: WINDOW_SECONDS,
  })
  const { ms, value } = await timeMedian(RUNS, () => clickHouse.all(sql))
  return { ms, numbers: toNumbers(value) }
}

/** A funnel of these types of events, within so many seconds of the first: how many units reached each. */
export function windowFunnelSql(
  types: readonly string[],
  { range, unit, seconds }: Readonly<{ range: DayRange; unit: 'session_id' | 'user_id'; seconds: number }>,
): string {
  return `
    select ${types.map((_, index) => `countIf(level >= ${index + 1})`).join(', ')}
    from (
      select windowFunnel(${seconds})(occurred_at, ${types.map((type) => `type = '${type}'`).join(', ')}) as level
      from event
      where occurred_at >= toDateTime('${range.from} 00:00:00') and occurred_at < toDateTime('${range.to} 00:00:00')
      group by ${unit}
    )`
}

/** Longer than any range that is asked. */
const WINDOW_SECONDS = 10 * 365 * 86_400

const CREATE_EVENTS = `
  create table event (user_id String, session_id String, type String, occurred_at DateTime)
  engine = MergeTree() partition by tuple() order by (toDate(occurred_at), user_id, session_id)`

const EVENT_LINES = `
  select user_id || ',' || session_id || ',' || type || ',' || extract(epoch from occurred_at)::bigint
  from event
  where type in ('page_view', 'add_to_cart', 'checkout')`

function isInstalled(): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.some((bin) => existsSync(path.join(bin, 'clickhouse-server')))
}

function toConfig(place: string, httpPort: number, tcpPort: number): string {
  return `<yandex>
  <logger><level>error</level><log>${place}/log</log><errorlog>${place}/errors</errorlog></logger>
  <http_port>${httpPort}</http_port><tcp_port>${tcpPort}</tcp_port><listen_host>127.0.0.1</listen_host>
  <path>${place}/data/</path><tmp_path>${place}/tmp/</tmp_path><mark_cache_size>1073741824</mark_cache_size>
  <timezone>UTC</timezone><users_config>config.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <profiles><default><max_threads>${THREADS}</max_threads></default></profiles>
  <quotas><default></default></quotas>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota></default></users>
</yandex>`
}

async function untilReady(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; server.exitCode === null && tries < 100; tries += 1) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  server.kill('SIGKILL')
  throw new Error('clickhouse-server does not start.')
}

async function ask(address: string, sql: string): Promise<(string | number)[][]> {
  const text = await send(address, `${sql} format JSONCompact`)
  const { data } = JSON.parse(text) as { data: (string | number)[][] }
  return data.map((row) => row.map((cell) => (/^\d+$/.test(String(cell)) ? Number(cell) : cell)))
}

async function send(address: string, body: string | NodeJS.ReadableStream): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    body: body as BodyInit,
    duplex: 'half',
  } as RequestInit)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`ClickHouse: ${text.slice(0, 500)}`)
  return text
}
