import type { RawParameters } from '@/lib/query/parse-parameters'
import type { PagePath } from '@/lib/query/section'
import { readQuarterScreen, readScreen, type Screen } from './screen'

/** The view of a page that can be saved, with the defaults that the page has. Throws as `readScreen` does. */
export function readPageScreen(path: PagePath, raw: RawParameters): Promise<Screen> {
  const read = path === '/quarters' ? readQuarterScreen : readScreen
  return read(path, Promise.resolve(raw))
}
