import Link from 'next/link'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatRange } from '@/lib/format/format-day'
import { formatMany } from '@/lib/format/format-many'
import { formatName } from '@/lib/format/format-name'
import { attributeOf } from '@/lib/query/attribute'
import { filterOf } from '@/lib/query/filter'
import { EVERYTHING } from '@/lib/query/report-query'
import type { Scope } from '@/lib/query/scope'
import { unitOf } from '@/lib/query/unit'
import { SHARE_SCOPES } from '@/lib/saved/share-scope'
import { Refused } from './refused'

/** There is no session of this question, why, and what to ask instead, or that it cannot be asked; null where there are some. */
export async function findNoSessions(screen: Screen) {
  if (screen.refusal) return <Refused screen={screen} />
  const { query, place } = screen
  const { where, ...unfiltered } = query.scope
  if ((await countSessions(screen, query.scope)) > 0) return null
  // Frozen copies keep what was asked of their own sessions, and of no others.
  const others = where === undefined || !place.hasPages ? 0 : await countSessions(screen, unfiltered)
  return (
    <EmptyState title={others > 0 ? 'No session is as the filter says' : 'No sessions in this range'}>
      {others > 0 ? <NoneAsFiltered screen={screen} others={others} /> : <NoneInRange screen={screen} />}
      <p>
        {listWays(screen).map(({ says, changes }, index) => (
          <span key={says}>
            {index > 0 && ' · '}
            <Link className="link" href={hrefHere(screen, changes)}>
              {says}
            </Link>
          </span>
        ))}
      </p>
    </EmptyState>
  )
}

async function countSessions({ ask, query }: Screen, scope: Scope): Promise<number> {
  const { steps } = await ask.report('funnel', { query: { ...query, scope } })
  return steps[0]?.count ?? 0
}

function NoneInRange({ screen: { query, data, product, place } }: Readonly<{ screen: Screen }>) {
  const { where, category } = query.scope
  const seen = product?.label ?? (category === undefined ? null : `a product of ${formatName(category)}`)
  return (
    <p className="break-words">
      {seen === null
        ? 'No session that reached the funnel started'
        : `Nobody saw ${seen} in a session that started`}{' '}
      {inRange(query)}
      {where !== undefined && !place.hasPages && ` and is as the filter says: ${formatName(where)}`}.
      {data && ` There are events from ${formatRange(data)}.`}
    </p>
  )
}

/** There are others, so that the filter is the reason. */
async function NoneAsFiltered({ screen, others }: Readonly<{ screen: Screen; others: number }>) {
  const { ask, query, product } = screen
  const { where = '', category } = query.scope
  const [segments, { attributes }] = await Promise.all([
    ask.segments(),
    ask.report('attributes', { query: EVERYTHING }),
  ])
  const segment = segments.find(({ filter }) => filter === where)
  const unknown = filterOf(where)
    .map(({ name }) => attributeOf(name))
    .filter((name) => name !== null && attributes.every((known) => known.name !== name))
  const met = product?.label ?? (category === undefined ? null : `products of ${formatName(category)}`)
  return (
    <p className="break-words">
      Of {formatMany(others, unitOf(query).one)} {met === null ? 'that reached the funnel' : `with ${met}`}{' '}
      {inRange(query)} none is{' '}
      {segment ? `in the segment “${formatName(segment.name)}”` : 'as the filter says'}: {formatName(where)}.
      {unknown.map((name) => ` “${formatName(name ?? '')}” is known of no session.`)}
    </p>
  )
}

function inRange({ range }: Screen['query']): string {
  return range === null ? 'over all time' : `in ${formatRange(range)}`
}

const WAYS = [
  { of: 'where', says: 'Take the filter away', changes: { where: null } },
  { of: 'range', says: 'Show all time', changes: { range: 'all', from: null, to: null } },
  { of: 'product', says: 'Show all products', changes: { product: null } },
  { of: 'category', says: 'Show all categories', changes: { category: null } },
] as const

/** What else may be asked here: each takes away one thing by which the question is narrowed. */
function listWays({ query: { range, scope }, place }: Screen) {
  const may: readonly string[] = SHARE_SCOPES[place.scope].names
  const isNarrowed = (of: (typeof WAYS)[number]['of']) =>
    of === 'range' ? range !== null : scope[of] !== undefined
  return WAYS.filter(({ of }) => may.includes(of) && isNarrowed(of))
}
