import type { ModelName } from '@/lib/models/registry'
import { SECTIONS, type SectionName } from '@/lib/query/section'
import { DASHBOARD_PAGES, type DashboardPage, listSectionReads } from '@/lib/reports/sections'
import type { ListedReport } from '@/lib/store/kept/report-list'

/** Something that people look at and that is made from models, as dbt means it. */
export type Exposure = Readonly<{
  /** ASCII, unique, and the same for as long as the thing is the same. */
  name: string
  /** What people call it. */
  label: string
  /** high: somebody counts on it, since a link to it works or it belongs to the dashboard. Else medium. */
  maturity: 'high' | 'medium'
  url: string
  description: string
  owner: Readonly<{ name: string; email: string | null }>
  /** Those that its statements read, not what these are made from. */
  reads: readonly ModelName[]
  /** What it asks: the titles of its sections, in their order. */
  sections: readonly string[]
  /** The names of the saved funnels that it is of; none: the product funnel alone. */
  funnels: readonly string[]
}>

/** The dashboard answers for itself: nobody saved it. */
const DASHBOARD = { name: 'The team', email: null } as const

/** A saved report, and the address of whoever owns it where that is a member. */
export type OwnedReport = Pick<
  ListedReport,
  'id' | 'name' | 'description' | 'owner' | 'definition' | 'links'
> &
  Readonly<{ email: string | null; funnels: readonly string[] }>

/**
 * The pages of the dashboard, then the saved reports by their number. `publicUrl` has no slash at its end; `goalFunnels` are
 * the saved funnels that goals are set on.
 */
export function toExposures(
  reports: readonly OwnedReport[],
  publicUrl: string,
  goalFunnels: readonly string[] = [],
): Exposure[] {
  return [
    ...DASHBOARD_PAGES.map((page) => ({
      ...toPageExposure(page, publicUrl),
      funnels: page.path === '/goals' ? goalFunnels : [],
    })),
    ...reports.map((report) => toReportExposure(report, publicUrl)),
  ]
}

function toPageExposure({ name, path, title, sections, reads }: DashboardPage, publicUrl: string) {
  return {
    name: `tundish_${name.replaceAll('/', '_')}`,
    label: title,
    maturity: 'high' as const,
    url: `${publicUrl}${path}`,
    description: `The page ${title} of the dashboard.`,
    owner: DASHBOARD,
    reads,
    sections: listTitles(sections),
  }
}

function toReportExposure(report: OwnedReport, publicUrl: string): Exposure {
  const { id, name, description, owner, email, definition, links, funnels } = report
  const texts = [description, definition.note].filter((text) => text !== null && text.trim() !== '')
  return {
    name: `tundish_report_${id}`,
    label: name,
    maturity: links > 0 ? 'high' : 'medium',
    url: `${publicUrl}/reports/${id}`,
    description: texts.join('\n\n') || 'A saved report.',
    owner: { name: owner, email },
    reads: listSectionReads(definition.sections),
    sections: listTitles(definition.sections),
    funnels,
  }
}

function listTitles(sections: readonly SectionName[]): readonly string[] {
  return sections.map((name) => SECTIONS[name].title)
}
