import { TundishError } from '@/lib/errors'
import type { ReportDefinition } from '@/lib/query/report-definition'
import { PAGES, type PagePath } from '@/lib/query/section'
import { toDefinition } from '@/lib/query/to-definition'
import { readCountingRules } from './report-screen'
import { readQuarterScreen, readScreen } from './screen'

const LONGEST_SEARCH = 4000

/**
 * What a page of the dashboard asks at an address that a browser sent: its path and its search parameters. Throws
 * `bad_report` for what is no such page.
 */
export async function readPageDefinition(
  path: unknown,
  search: unknown,
): Promise<Readonly<{ title: string; definition: ReportDefinition }>> {
  if (!isPagePath(path) || typeof search !== 'string' || search.length > LONGEST_SEARCH) {
    throw new TundishError('bad_report', 'Only a page with numbers can be saved or shared.')
  }
  const raw = Promise.resolve(Object.fromEntries(new URLSearchParams(search)))
  const screen = await (path === '/quarters' ? readQuarterScreen(path, raw) : readScreen(path, raw))
  const { title, sections } = PAGES[path]
  return { title, definition: toDefinition(screen, sections, readCountingRules()) }
}

function isPagePath(path: unknown): path is PagePath {
  return typeof path === 'string' && Object.hasOwn(PAGES, path)
}
