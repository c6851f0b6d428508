import type { ModelName } from '@/lib/models/registry'
import { PAGES, type PagePath, type SectionName } from '@/lib/query/section'
import { REPORTS } from '@/lib/reports/registry'
import { listSectionReads } from '@/lib/reports/sections'

/** A page of the dashboard in the lineage. */
export type LineagePage = Readonly<{
  /** `page:overview`. */
  id: string
  path: PagePath | '/goals'
  title: string
  sections: readonly SectionName[]
  reads: readonly ModelName[]
}>

/** Those that can be saved or shared, and the goals. */
export const LINEAGE_PAGES: readonly LineagePage[] = [
  ...(Object.keys(PAGES) as PagePath[]).map((path) => {
    const { title, sections } = PAGES[path]
    return { id: toPageId(path), path, title, sections, reads: listSectionReads(sections) }
  }),
  { id: toPageId('/goals'), path: '/goals', title: 'Goals', sections: [], reads: REPORTS.goals.reads },
]

function toPageId(path: string): string {
  return `page:${path === '/' ? 'overview' : path.slice(1)}`
}
