import { readCountingRules } from '@/app/_screen/report-screen'
import type { Screen } from '@/app/_screen/screen'
import { saveReport } from '@/app/(dashboard)/reports/report-actions'
import { SaveReport } from '@/components/reports/saved/save-report'
import { suggestName } from '@/lib/forms/name-report'
import { PAGES, parsePagePath } from '@/lib/query/section'
import { toDefinition } from '@/lib/saved/to-definition'

/** Keeps what a page asks as a report; nothing on a page that cannot be kept. */
export function SavePage({ title, screen }: Readonly<{ title: string; screen: Screen }>) {
  const page = parsePagePath(screen.place.path)
  if (!page) return null
  const { parameters } = toDefinition(screen, PAGES[page].sections, readCountingRules())
  const names = new Map(screen.product ? [[screen.product.id, screen.product.label]] : [])
  return <SaveReport path={page} suggestedName={suggestName(title, parameters, names)} save={saveReport} />
}
