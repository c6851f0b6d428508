import { DAY_MS } from '@/lib/time/duration'
import type { Column, Columns } from '../columns'
import type { Mapping, TIME_FORMATS } from '../mapping'
import { type PartsOrder, parseWrittenTime } from '../rows/parse-written-time'
import { fillOf, listSome, shareOf } from './column-facts'

export type FoundTime = Readonly<{
  columns: readonly Column[]
  field: Mapping['time']['field']
  format: (typeof TIME_FORMATS)[number]
  /** Whether some of the times are written without a zone. */
  needsZone: boolean
  /** Whether only days are written, and no clock. */
  daysOnly: boolean
  /** Whether day and month could be the other way round. */
  isAmbiguous: boolean
}>

const GOOD =
  /\b(timestamp|time|ts|datetime|occurred|happened|created|date|day|zeitpunkt|zeitstempel|zeit|datum|uhrzeit|fecha|hora|data|ora|heure|horodatage|tijd|tijdstip|momento|when|at)\b/
const BEST =
  /\b(timestamp|event time|occurred at|event timestamp|time|zeitpunkt|zeitstempel|created at|ts|derived tstamp)\b/
const BAD =
  /\b(received|receive|sent|send|updated|modified|synced|sync|loaded|load|upload|uploaded|birth|birthday|expires|expiry|processed|processing|delivered|shipped|ingested|user|customer|account|signup|registered|registration|first|last|previous|until|due|estimated|server|tz|zone|dwell|id|session)\b/
const EPOCHS = [
  { format: 'epoch_s', digits: /^\d{9,10}(\.\d+)?$/, ms: 1000 },
  { format: 'epoch_ms', digits: /^\d{12,13}(\.\d+)?$/, ms: 1 },
  { format: 'epoch_us', digits: /^\d{15,16}$/, ms: 0.001 },
] as const
const FIRST_MS = Date.UTC(2000, 0, 1)
/** In how many of the records a time stands; of orders with a row a line it may stand on the first row alone. */
export const USUAL_FILL = 0.9
const MOST_OTHERWISE = 0.01
/** The same of a column that is called so: what is no time there is a row to be refused. */
const MOST_SPOILED = 0.2
const CLOCK = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?$/

/** When records happened, by what the columns hold and are called; null where nothing is a time in 99 of 100 records, or in 80 and is called so. */
export function findTime(columns: Columns, now: Date, leastFill = USUAL_FILL): FoundTime | null {
  const found = columns.singles
    .filter((column) => fillOf(column, columns) >= leastFill && column.texts.length > 0)
    .flatMap((column) => {
      const time = toTime(column, now)
      return time ? [{ time, score: scoreTime(column, time) }] : []
    })
    .toSorted((a, b) => b.score - a.score)
  const best = found.find(({ score }) => score > 0)?.time ?? found[0]?.time ?? null
  return best?.daysOnly ? (withClock(best, columns) ?? best) : best
}

function scoreTime(column: Column, time: FoundTime): number {
  const { words, longWords } = column
  const byName = (BEST.test(words) ? 12 : 0) + (GOOD.test(words) ? 10 : GOOD.test(longWords) ? 4 : 0)
  const isEpoch = time.format.startsWith('epoch')
  return (
    byName -
    (BAD.test(words) ? 11 : 0) +
    (time.daysOnly ? 0 : 3) +
    (isEpoch ? 0 : 4) -
    (column.distinct.size > 1 ? 0 : 3)
  )
}

function toTime(column: Column, now: Date): FoundTime | null {
  const found = toTimeBut(column, now, MOST_OTHERWISE)
  return found || !GOOD.test(column.words) ? found : toTimeBut(column, now, MOST_SPOILED)
}

/** As what a column's texts are read, but for so large a share of them. */
function toTimeBut(column: Column, now: Date, most: number): FoundTime | null {
  const base = { columns: [column], field: column.path }
  for (const { format, digits, ms } of EPOCHS) {
    const isIn = (text: string) => digits.test(text) && isPast(Number(text) * ms, now)
    if (shareOf(column, isIn) >= 1 - most) {
      return { ...base, format, needsZone: false, daysOnly: false, isAmbiguous: false }
    }
  }
  const iso = toWritten(column, 'ymd', most)
  if (iso) return { ...base, ...iso, format: 'iso', isAmbiguous: false }
  const [dmy, mdy] = [toWritten(column, 'dmy', most), toWritten(column, 'mdy', most)]
  if (dmy && mdy) {
    const isDotted = shareOf(column, (text) => /^\d+\./.test(text)) > 0.5
    return { ...base, ...dmy, format: 'dmy', isAmbiguous: !isDotted }
  }
  if (dmy) return { ...base, ...dmy, format: 'dmy', isAmbiguous: false }
  return mdy && { ...base, ...mdy, format: 'mdy', isAmbiguous: false }
}

function isPast(ms: number, now: Date): boolean {
  return ms >= FIRST_MS && ms <= now.getTime() + DAY_MS
}

function toWritten(
  column: Column,
  order: PartsOrder,
  most: number,
): { needsZone: boolean; daysOnly: boolean } | null {
  const some = listSome(column)
  const times = some.flatMap((text) => parseWrittenTime(text.trim(), order) ?? [])
  if (times.length < some.length * (1 - most)) return null
  return {
    needsZone: times.some(({ offsetMs }) => offsetMs === null),
    daysOnly: times.every(({ hasClock }) => !hasClock),
  }
}

/** A day and the time of day in a column of its own. */
function withClock(day: FoundTime, columns: Columns): FoundTime | null {
  const clock = columns.singles.find((column) => shareOf(column, (text) => CLOCK.test(text.trim())) >= 0.99)
  const [first] = day.columns
  if (!clock || !first) return null
  return { ...day, columns: [first, clock], field: { join: [first.path, clock.path] }, daysOnly: false }
}
