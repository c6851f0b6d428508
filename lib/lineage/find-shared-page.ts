import { PAGES, type PagePath, type SectionName } from '@/lib/query/section'

/**
 * The page that was shared with these sections: the one whose own are most like them (Jaccard: in both, of those in
 * either), because pages may have got others since. Null where none has any of them.
 */
export function findSharedPage(sections: readonly SectionName[]): PagePath | null {
  const likeness = (path: PagePath) => {
    const own: readonly SectionName[] = PAGES[path].sections
    const common = sections.filter((name) => own.includes(name)).length
    return common / (sections.length + own.length - common)
  }
  const paths = Object.keys(PAGES) as PagePath[]
  const [nearest] = paths.toSorted((a, b) => likeness(b) - likeness(a))
  return nearest && likeness(nearest) > 0 ? nearest : null
}
