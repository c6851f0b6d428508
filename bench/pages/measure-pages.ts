import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dayInZone } from '@/lib/time/day'
import { quantile, time } from '../measures/measure'
import { runServer } from '../run-server'
import { listPages } from './list-pages'

/** A whole page over HTTP, from the request to its last byte: 95th percentile of warm runs, and its size. */
export type PageTime = Readonly<{ page: string; p95Ms: number; kilobytes: number }>

/** Many people at once, each asking one page after the other, and reading it for so long (on average). */
export type ReadersTime = Readonly<{
  readers: number
  pauseMs: number
  pages: number
  pagesASecond: number
  medianMs: number
  p95Ms: number
  /** Answers other than 200, and connections that broke. */
  errors: number
}>

const RUNS = 20
const READERS = 50
const READ_FOR_MS = 30_000
/** Nothing says what the process can do; five seconds, a half more or less, is still a hurry. */
const PAUSES_MS = [0, 5_000]

/** Starts the web server of this tree on the database at `url`, asks it, and stops it. */
export async function measurePages(
  url: string,
  root: string,
  port: number,
): Promise<Readonly<{ pages: readonly PageTime[]; readers: readonly ReadersTime[] }>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-'))
  const env = { ...process.env, ...SETTINGS, DATABASE_URL: url, TUNDISH_DATA_DIR: dataDir }
  const server = await runServer(root, env, port)
  try {
    const pages = listPages(dayInZone(new Date(), 'UTC')).map((page) => `${server.address}${page}`)
    const times: PageTime[] = []
    for (const page of pages) times.push(await timePage(page))
    const readers: ReadersTime[] = []
    for (const pauseMs of PAUSES_MS) readers.push(await readTogether(pages, pauseMs))
    return { pages: times, readers }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const SETTINGS = { NODE_ENV: 'production', TUNDISH_TIME_ZONE: 'UTC', TUNDISH_SCHEDULE: 'off' } as const

async function timePage(address: string): Promise<PageTime> {
  const bytes = await read(address)
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) times.push((await time(() => read(address))).ms)
  const { pathname, search } = new URL(address)
  return { page: `${pathname}${search}`, p95Ms: quantile(times, 0.95), kilobytes: bytes / 1024 }
}

async function readTogether(pages: readonly string[], pauseMs: number): Promise<ReadersTime> {
  const times: number[] = []
  let errors = 0
  const end = Date.now() + READ_FOR_MS
  const reader = async (first: number) => {
    await sleep(Math.random() * pauseMs)
    for (let place = first; Date.now() < end; place += 1) {
      const address = pages[place % pages.length] ?? ''
      const asked = await time(() => read(address).catch(() => null))
      if (asked.value === null) errors += 1
      else times.push(asked.ms)
      await sleep((0.5 + Math.random()) * pauseMs)
    }
  }
  await Promise.all(Array.from({ length: READERS }, (_, number) => reader(number)))
  return {
    readers: READERS,
    pauseMs,
    pages: times.length,
    pagesASecond: times.length / (READ_FOR_MS / 1000),
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    errors,
  }
}

/** How many bytes the answer has. Throws where it is none. */
async function read(address: string): Promise<number> {
  const answer = await fetch(address)
  const body = await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
  return body.byteLength
}
