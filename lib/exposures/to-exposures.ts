import type { ModelName } from '@/lib/models/registry'
import { PAGES, SECTIONS, type SectionName } from '@/lib/query/section'
import { REPORTS } from '@/lib/reports/registry'
import { listSectionReads } from '@/lib/reports/sections'
import type { ListedReport } from '@/lib/store/report-list'
import type { Exposure } from './exposure'

/** The dashboard answers for itself: nobody saved it. */
const DASHBOARD = { name: 'The team', email: null } as const

/** A saved report, and the address of whoever owns it where that is a member. */
export type OwnedReport = Pick<
  ListedReport,
  'id' | 'name' | 'description' | 'owner' | 'definition' | 'links'
> &
  Readonly<{ email: string | null }>

/** The pages of the dashboard, then the saved reports by their number. `publicUrl` has no slash at its end. */
export function toExposures(reports: readonly OwnedReport[], publicUrl: string): Exposure[] {
  return [...listPages(publicUrl), ...reports.map((report) => toReportExposure(report, publicUrl))]
}

function listPages(publicUrl: string): Exposure[] {
  const pages = Object.entries(PAGES).map(([path, { title, sections }]) =>
    toPageExposure(`${publicUrl}${path}`, {
      name: path === '/' ? 'overview' : path.slice(1).replaceAll('/', '_'),
      label: title,
      reads: listSectionReads(sections),
      sections: listTitles(sections),
    }),
  )
  const goals = { name: 'goals', label: 'Goals', reads: REPORTS.goals.reads, sections: [] }
  return [...pages, toPageExposure(`${publicUrl}/goals`, goals)]
}

type Page = Readonly<{
  name: string
  label: string
  reads: readonly ModelName[]
  sections: readonly string[]
}>

function toPageExposure(url: string, { name, ...page }: Page): Exposure {
  const description = `The page ${page.label} of the dashboard.`
  return { ...page, name: `tundish_${name}`, maturity: 'high', url, description, owner: DASHBOARD }
}

function toReportExposure(report: OwnedReport, publicUrl: string): Exposure {
  const { id, name, description, owner, email, definition, links } = report
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
  }
}

function listTitles(sections: readonly SectionName[]): readonly string[] {
  return sections.map((name) => SECTIONS[name].title)
}
