import { requireDb } from '@/app/_access/visitor'
import type { Db } from '@/lib/db'
import { formatDay, formatMoment } from '@/lib/format/format-day'
import { sayDataState } from '@/lib/models/explain-data-state'
import type { ModelName } from '@/lib/models/registry'
import type { ChangingFields } from '@/lib/orders/changing-field'
import { readId } from '@/lib/orders/order-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import type { Knowledge } from '@/lib/query/knowledge'
import { toHistoryTable } from '@/lib/reports/history/history-table'
import type { HistoryEntry } from '@/lib/reports/history/list-changes'
import type { About } from '@/lib/reports/report-xlsx'
import { answerTable, inFormats } from './answer-table'
import { readKnowledge } from './read-knowledge'
import { readRequestSettings } from './read-request-settings'

type Life<History> = Readonly<{
  /** Of the file, without ending. */
  name: string
  title: string
  /** The parameter that says whose it is, and what is thrown without it. */
  parameter: string
  unnamed: Error
  run: (db: Db, id: string, knowledge: Knowledge) => Promise<History>
  /** What of it can change. */
  fields: ChangingFields<string>
  /** Whose history it is. */
  of: (id: string, history: History) => About['lines']
  /** The models that it is read from. */
  reads: readonly ModelName[]
}>

type Entries = Readonly<{
  entries: readonly HistoryEntry<string, string>[]
  /** Of its amounts; null where nobody said one. */
  currency: string | null
}>

/** All that was known of the row at an address, as a file. */
export function answerHistory<History extends Entries>(life: Life<History>) {
  return inFormats(async (format, request: Request) => {
    const db = await requireDb('viewer')
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const id = readId(raw[life.parameter])
    if (id === null) throw life.unnamed
    const knowledge = await readKnowledge(raw)
    const history = await life.run(db, id, knowledge)
    return answerTable(format, {
      name: life.name,
      table: toHistoryTable(history.entries, life.fields, history.currency),
      about: async () => ({
        title: life.title,
        lines: [...life.of(id, history), ...(await sayState(db, life.reads, knowledge))],
      }),
    })
  })
}

async function sayState(db: Db, reads: readonly ModelName[], { asOf }: Knowledge): Promise<About['lines']> {
  const { now, timeZone } = await readRequestSettings()
  return [
    ['As known', asOf ? `At the end of ${formatDay(asOf)}` : 'Now'],
    ['As of', `${formatMoment(now, 'UTC')} UTC`],
    ['Data', sayDataState(await readDataState(db, reads, { now, timeZone }), 'UTC')],
    ['How to read', 'A row for each event and each field that changed. Moments are in UTC.'],
  ]
}
