import { formatDay, formatMoment } from '@/lib/format/format-day'
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
}>

/** All that was known of one row, as a file. */
export function answerLife(
  format: TableFormat,
  { name, title, of, entries, knowledge: { asOf } }: Life,
): Promise<Response> {
  return answerTable(format, {
    name,
    table: toLifeTable(entries),
    about: () => ({
      title,
      lines: [
        ...of,
        { label: 'As known', text: asOf ? `At the end of ${formatDay(asOf)}` : 'Now' },
        { label: 'As of', text: `${formatMoment(readRequestSettings().now, 'UTC')} UTC` },
        {
          label: 'How to read',
          text: 'A row for each event and each field that changed. Moments are in UTC.',
        },
      ],
    }),
  })
}
