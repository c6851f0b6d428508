import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { TestState } from './data-test'

type Looked = Readonly<{ state: TestState; since: Date | null; lookedAt: number | null }>

/** At which rows a test looked: `all rows`, or how many that changed since when, in a time zone; empty where it was not tried. */
export function sayLooked({ state, since, lookedAt }: Looked, timeZone: string): string {
  if (state === 'skipped' || state === 'errored') return ''
  if (since === null) return 'all rows'
  const rows = lookedAt === 1 ? '1 row' : `${formatCount(lookedAt ?? 0)} rows`
  return `${rows} of what changed since ${formatMoment(since, timeZone)}`
}
