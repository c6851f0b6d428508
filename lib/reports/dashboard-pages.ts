import type { ModelName } from '@/lib/models/registry'
import { PAGES, type PagePath, type SectionName } from '@/lib/query/section'
import { REPORTS } from './registry'
import { listSectionReads } from './sections'

/** A page of the dashboard, as lineage and exposures know it. */
export type DashboardPage = Readonly<{
  /** `overview`, else the path without its first slash. */
  name: string
  path: PagePath | '/goals'
  title: string
  sections: readonly SectionName[]
  reads: readonly ModelName[]
}>

/** Those that can be saved or shared, and the goals. */
export const DASHBOARD_PAGES: readonly DashboardPage[] = [
  ...(Object.keys(PAGES) as PagePath[]).map((path) => {
    const { title, sections } = PAGES[path]
    const name = path === '/' ? 'overview' : path.slice(1)
    return { name, path, title, sections, reads: listSectionReads(sections) }
  }),
  { name: 'goals', path: '/goals', title: 'Goals', sections: [], reads: REPORTS.goals.reads },
]
