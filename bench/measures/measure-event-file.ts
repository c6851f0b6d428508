import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Db, isEmbeddedUrl } from '@/lib/db'
import { planImport } from '@/lib/ingest/source/plan-import'
import { runSourceImport } from '@/lib/ingest/source/run-source-import'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { writeEventFile } from '../made/write-event-file'
import { time } from './measure'

const MEMORY_EVERY_MS = 100
const MEGABYTE = 1_048_576

export type EventFileTimes = Readonly<{
  bytes: number
  rows: number
  /** Until all rows are stored. */
  importMs: number
  /** Of the refresh after it. */
  refreshMs: number
  /** The same file once more: all rows are known. */
  againMs: number
  /** `\copy` of the same file into a table of text without an index; null where the database is the embedded one. */
  copyMs: number | null
  /** The most that the process that imports held of memory. */
  peakMegabytes: number
}>

/** Imports a CSV of about so many bytes into the shop, and copies it beside. */
export async function measureEventFile(db: Db, url: string, bytes: number): Promise<EventFileTimes> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-'))
  try {
    const place = path.join(folder, 'events.csv')
    const rows = await writeEventFile(place, bytes)
    const copyMs = isEmbeddedUrl(url) ? null : (await time(async () => copy(url, place))).ms
    const memory = watchMemory()
    const first = await time(() => importFile(db, place, folder))
    const peakMegabytes = memory.end()
    if (first.value !== rows) throw new Error(`${first.value} of ${rows} rows were stored.`)
    const refresh = await time(() => runRefresh(db, { timeZone: 'UTC' }))
    const again = await time(() => importFile(db, place, folder))
    if (again.value !== 0) throw new Error(`${again.value} rows were stored twice.`)
    const { size } = await stat(place)
    const times = { importMs: first.ms, refreshMs: refresh.ms, againMs: again.ms, copyMs }
    return { bytes: size, rows, ...times, peakMegabytes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function importFile(db: Db, place: string, scratch: string): Promise<number> {
  const [plan] = await planImport(db, [{ place, root: null }], { scratch })
  const mapping = plan?.proposal.mapping
  if (!plan || !mapping || plan.proposal.questions.length > 0) throw new Error('The file is not understood.')
  const confirmed = { ...plan, mapping, name: 'bench' }
  const { total } = await runSourceImport(db, confirmed, { scratch, askedBy: 'the bench' })
  return total.stored
}

function copy(url: string, place: string): void {
  const columns = 'event_id, event_time, event_type, product_id, price, user_id, session_id, order_id'
  const statements = [
    `create table bench_copy (${columns.replaceAll(',', ' text,')} text)`,
    `\\copy bench_copy (${columns}) from '${place}' (format csv, header)`,
    'drop table bench_copy',
  ]
  execFileSync('psql', ['-q', url, ...statements.flatMap((statement) => ['-c', statement])])
}

function watchMemory() {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const timer = setInterval(look, MEMORY_EVERY_MS)
  return {
    end: () => {
      look()
      clearInterval(timer)
      return Math.round(peak / MEGABYTE)
    },
  }
}
