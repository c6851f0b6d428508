import { readCountingRules } from '@/app/_answers/read-request-settings'
import { requireAnswerable } from '@/app/_frame/refused'
import { TundishError } from '@/lib/errors'
import { parseSearch } from '@/lib/query/request/parse-parameters'
import { PAGES, parsePagePath } from '@/lib/query/section'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { toDefinition } from '@/lib/saved/to-definition'
import { readScreen } from './screen'

/**
 * What a page of the dashboard asks at an address that a browser sent: its path and its search parameters. Throws
 * `bad_report` for what is no such page, and `unknown_product` where it asks for what is not in the shop.
 */
export async function readPageDefinition(
  path: unknown,
  search: unknown,
): Promise<Readonly<{ title: string; definition: ReportDefinition }>> {
  const page = parsePagePath(path)
  if (!page) {
    throw new TundishError('bad_report', 'Only a page with numbers can be saved or shared.')
  }
  const { title, sections } = PAGES[page]
  const screen = await readScreen(page, PAGES[page], parseSearch(search))
  requireAnswerable(screen)
  return { title, definition: toDefinition(screen, sections, await readCountingRules()) }
}
