import type { Db } from '@/lib/db'
import { formatDay, formatMoment } from '@/lib/format/format-day'
import { sayGuard } from '@/lib/models/explain-guard'
import type { ModelName } from '@/lib/models/registry'
import { readGuard } from '@/lib/pipeline/current-guard'
import type { Knowledge } from '@/lib/query/knowledge'
import type { LifeEntry } from '@/lib/reports/life/life-entry'
import { toLifeTable } from '@/lib/reports/life/life-table'
import { answerTable, type TableFormat } from './answer-table'
import { readRequestSettings } from './read-request-settings'

type Life = Readonly<{
  /** Of the file, without ending. */
  name: string
  title: string
  /** Whose life it is. */
  of: readonly Readonly<{ label: string; text: string }>[]
  entries: readonly LifeEntry<string, string>[]
  knowledge: Knowledge
  /** The models that it is read from. */
  reads: readonly ModelName[]
}>

/** All that was known of one row, as a file. */
export function answerLife(
  db: Db,
  format: TableFormat,
  { name, title, of, entries, knowledge: { asOf }, reads }: Life,
): Promise<Response> {
  const { now } = readRequestSettings()
  return answerTable(format, {
    name,
    table: toLifeTable(entries),
    about: async () => ({
      title,
      lines: [
        ...of,
        { label: 'As known', text: asOf ? `At the end of ${formatDay(asOf)}` : 'Now' },
        { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
        { label: 'Data', text: sayGuard(await readGuard(db, reads, now), 'UTC') },
        {
          label: 'How to read',
          text: 'A row for each event and each field that changed. Moments are in UTC.',
        },
      ],
    }),
  })
}
