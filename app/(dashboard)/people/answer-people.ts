import { answerTable, inFormats } from '@/app/_answers/answer-table'
import { streamCsv } from '@/app/_answers/stream-csv'
import { requireAnswerable } from '@/app/_frame/refused'
import { noteBehind } from '@/app/_panels/people/note-people'
import { readScreen, type Screen } from '@/app/_screen/screen'
import { TundishError } from '@/lib/errors'
import { formatMoment, formatRange } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Behind, sayBehind } from '@/lib/query/people'
import { unitOf } from '@/lib/query/unit'
import { type PersonLine, toPeopleTable } from '@/lib/reports/people/people-result'
import { readPeople } from '@/lib/reports/people/run-people'
import { toReportCsvRows } from '@/lib/reports/report-csv'
import type { About } from '@/lib/reports/report-xlsx'

const AT_ONCE = 10_000
const MOST_IN_SHEET = 100_000

/** All of the people at an address, as a file; each is noted in the audit log. More than a sheet may hold are refused there. */
export const { csv, xlsx } = inFormats(async (format, request: Request) => {
  const raw = Object.fromEntries(new URL(request.url).searchParams)
  const screen = await readScreen('/people', { sections: [] }, raw)
  requireAnswerable(screen)
  const { query } = screen
  const { db, behind } = await noteBehind('people-exported', screen)
  const listed = { take: AT_ONCE, currency: screen.currency ?? null }
  const batches = readPeople(db, query, { behind }, listed)
  const toTable = (lines: readonly PersonLine[]) => toPeopleTable(funnelOf(query), query, lines)
  if (format === 'xlsx') {
    const about = () => toAbout(screen, behind)
    return answerTable(format, { name: 'people', table: toTable(await collect(batches)), about })
  }
  const header = toTable([]).columns.map(({ name }) => name)
  return streamCsv(
    'people',
    header,
    toLines(batches, (lines) => toReportCsvRows(toTable(lines))),
  )
})

async function* toLines<Batch>(batches: AsyncGenerator<Batch>, toText: (batch: Batch) => string) {
  for await (const batch of batches) yield toText(batch)
}

async function collect(batches: AsyncGenerator<readonly PersonLine[]>): Promise<readonly PersonLine[]> {
  const all: PersonLine[] = []
  for await (const batch of batches) {
    all.push(...batch)
    if (all.length <= MOST_IN_SHEET) continue
    const sentence = `There are more than ${formatCount(MOST_IN_SHEET)}, which is all that this sheet holds. Choose fewer days, or CSV.`
    throw new TundishError('bad_parameter', sentence)
  }
  return all
}

function toAbout({ query, scopeName, settings }: Screen, behind: Behind): About {
  return {
    title: 'The people behind',
    lines: [
      ['Question', `Which ${unitOf(query).many} ${sayBehind(funnelOf(query), behind)}?`],
      ['Days', query.range ? formatRange(query.range) : 'All time'],
      ['Products', scopeName],
      ['As of', `${formatMoment(settings.now, 'UTC')} UTC`],
      [
        'How to read',
        'Those that began last come first. Moments are in UTC. The ids are of people: keep them to yourself.',
      ],
    ],
  }
}
