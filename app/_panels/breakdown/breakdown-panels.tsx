import { ReportPanel } from '@/app/_frame/report-panel'
import { SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { BreakdownPicker } from '@/components/filters/breakdown-picker'
import { listBreakdownColumns } from '@/components/reports/breakdown/breakdown-columns'
import { BreakdownGrid } from '@/components/reports/breakdown/breakdown-grid'
import { BreakdownNumbers, BreakdownPicture } from '@/components/reports/breakdown/breakdown-picture'
import { ReachedNote } from '@/components/reports/counting-notes'
import { formatList } from '@/lib/format/format-list'
import { formatMany } from '@/lib/format/format-many'
import { formatName } from '@/lib/format/format-name'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallRate } from '@/lib/funnel/rates'
import { isMet } from '@/lib/query/attribute'
import { filterOf, withCondition, writeFilter } from '@/lib/query/filter'
import { EVERYTHING } from '@/lib/query/report-query'
import { unitOf } from '@/lib/query/unit'
import { listFilterable } from '@/lib/reports/attributes/list-filterable'
import type { BreakdownPart } from '@/lib/reports/breakdown/breakdown-result'

export async function BreakdownTablePanel({ screen }: { screen: Screen }) {
  const { ask, query, breakdown } = screen
  const result = await ask.report('breakdown', screen)
  const funnel = funnelOf(query)
  const title = `${overallRate(funnel).label.units} by ${formatList(breakdown.map(formatName))}`
  const shared = { screen, of: 'breakdown', title, counted: <Notes screen={screen} /> } as const
  const href = (part: BreakdownPart) => hrefPart(screen, part)
  const picker = await toPicker(screen)
  if (breakdown.length === 2) {
    return (
      <>
        {picker}
        <ReportPanel {...shared}>
          <BreakdownGrid funnel={funnel} result={result} href={href} />
        </ReportPanel>
      </>
    )
  }
  const columns = listBreakdownColumns({ funnel, result, href })
  const heading = (count: number) => formatMany(count, 'part')
  return (
    <SortedPanel
      {...shared}
      heading={heading}
      tools={picker}
      label={title}
      caption={`${title}, counted in ${unitOf(query).many}`}
      columns={columns}
      rows={result.parts}
      keyOf={({ first }) => `${first.part} ${first.value}`}
      sort={breakdown[0] === 'weekday' ? 'value' : (columns[1]?.name ?? 'value')}
      note="“At least” is the lower end of what is likely of the last rate, when a part of few is drawn towards the others: sorted by it, one of one is not on top. Choose a part to look at it alone."
    />
  )
}

export async function BreakdownPicturePanel({ screen }: { screen: Screen }) {
  const { ask, query, breakdown } = screen
  if (breakdown.length === 2) return null
  const props = { funnel: funnelOf(query), result: await ask.report('breakdown', screen) }
  return (
    <ReportPanel
      title={`${overallRate(props.funnel).label.units} of each part`}
      screen={screen}
      of="breakdown"
      png="breakdown"
      numbers={<BreakdownNumbers {...props} />}
      counted={<p>Dots are rates, lines their 95 % intervals; the dashed line is the rate of the whole.</p>}
    >
      <BreakdownPicture {...props} />
    </ReportPanel>
  )
}

/** By what it is broken down, where its reader may choose. */
async function toPicker({ ask, place, breakdown }: Screen) {
  const { attributes } = await ask.report('attributes', { query: EVERYTHING })
  if (place.scope !== 'open') return null
  const names = ['product', 'category', ...listFilterable(attributes).map(({ name }) => name)]
  return <BreakdownPicker names={names} chosen={breakdown} />
}

function Notes({ screen: { breakdown, query } }: { screen: Screen }) {
  const { many, pair } = unitOf(query)
  const isOfPairs = breakdown.some(isMet)
  return (
    <>
      <p>
        {isOfPairs
          ? `Counted are ${pair}: whoever met two products is in both, so the parts add up to more than the number of ${many}.`
          : query.unit === 'sessions'
            ? 'The parts, with what is not known, add up to the whole.'
            : 'A user whose sessions differ is in several parts, so users do not add up.'}{' '}
        An attribute is what the first event of a session that says so says; a new visitor’s is the first
        session of a user.
      </p>
      <ReachedNote of={query} />
    </>
  )
}

/** The same page narrowed to a part; null where its reader may not choose, or it is no one value. */
function hrefPart(screen: Screen, { first, second }: BreakdownPart): string | null {
  if (screen.place.scope !== 'open') return null
  const changes: Record<string, string | null> = { page: null }
  let filter = filterOf(screen.query.scope.where)
  for (const [index, name] of screen.breakdown.entries()) {
    const { part, value } = index === 0 ? first : second
    if (part === 'others' || (isMet(name) && value === null)) return null
    if (isMet(name)) changes[name] = value ?? ''
    else filter = withCondition(filter, { name, isNot: false, values: [value] })
  }
  if (filter.length > 0) changes.where = writeFilter(filter)
  return hrefHere(screen, changes)
}
