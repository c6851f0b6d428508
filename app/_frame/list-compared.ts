import { hrefHere, hrefPage } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import type { Compared } from '@/components/filters/compare-menu'
import type { NamedFilter } from '@/components/segments/save-segment'
import { formatName } from '@/lib/format/format-name'
import { toSides } from '@/lib/query/sides'
import { unitOf } from '@/lib/query/unit'

const SEGMENTS = '/breakdown/segments'

/** What a view can be held against: itself before, all others, the other products of its category, and each segment. */
export async function listCompared(
  screen: Screen,
  segments: readonly NamedFilter[],
): Promise<readonly Compared[]> {
  const { where, product } = screen.query.scope
  const isHere = screen.place.sections.includes('segments')
  const sides = isHere ? toSides(screen.query, screen.against) : null
  const to = (label: string, against: string): Compared[] => {
    const href = isHere
      ? hrefHere(screen, { against })
      : hrefPage(screen, SEGMENTS, { against, compare: null })
    return href === null ? [] : [{ label, href, isChosen: sides?.against === against }]
  }
  const category = product === undefined || !screen.place.hasPages ? null : await screen.ask.category(product)
  const { many } = unitOf(screen.query)
  return [
    ...listBefore(screen, isHere),
    ...(where === undefined ? [] : to(`All other ${many}`, 'others')),
    ...(category === null ? [] : to(`Other products of ${formatName(category)}`, 'category')),
    ...(isHere
      ? []
      : segments.flatMap(({ name, filter }) => (filter === where ? [] : to(formatName(name), filter)))),
  ]
}

/** The same before; of all time there is nothing before. Choosing it again leaves it. */
function listBefore(screen: Screen, isHere: boolean): Compared[] {
  const { comparing, query } = screen
  if (isHere) {
    const href = hrefPage(screen, '/', { against: null, compare: 'previous' })
    return href === null ? [] : [{ label: 'Itself before', href, isChosen: false }]
  }
  if (query.range === null) return []
  const href = hrefHere(screen, { compare: comparing ? null : 'previous' })
  return [{ label: 'Itself before', href, isChosen: comparing }]
}
