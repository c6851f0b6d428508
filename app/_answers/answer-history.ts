import type { Db } from '@/lib/db'
import { formatDay, formatMoment } from '@/lib/format/format-day'
import { sayDataState } from '@/lib/models/explain-data-state'
import type { ModelName } from '@/lib/models/registry'
import { readDataState } from '@/lib/pipeline/current-data-state'
import type { Knowledge } from '@/lib/query/knowledge'
import type { HistoryEntry } from '@/lib/reports/history/history-entry'
import { toHistoryTable } from '@/lib/reports/history/history-table'
import { answerTable, type TableFormat } from './answer-table'
import { readRequestSettings } from './read-request-settings'

type History = Readonly<{
  /** Of the file, without ending. */
  name: string
  title: string
  /** Whose history it is. */
  of: readonly Readonly<{ label: string; text: string }>[]
  entries: readonly HistoryEntry<string, string>[]
  knowledge: Knowledge
  /** The models that it is read from. */
  reads: readonly ModelName[]
}>

/** All that was known of one row, as a file. */
export function answerHistory(
  db: Db,
  format: TableFormat,
  { name, title, of, entries, knowledge: { asOf }, reads }: History,
): Promise<Response> {
  const { now } = readRequestSettings()
  return answerTable(format, {
    name,
    table: toHistoryTable(entries),
    about: async () => ({
      title,
      lines: [
        ...of,
        { label: 'As known', text: asOf ? `At the end of ${formatDay(asOf)}` : 'Now' },
        { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
        { label: 'Data', text: sayDataState(await readDataState(db, reads, now), 'UTC') },
        {
          label: 'How to read',
          text: 'A row for each event and each field that changed. Moments are in UTC.',
        },
      ],
    }),
  })
}
