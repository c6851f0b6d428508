import type { DataTest, TestState } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import type { Changed } from './changed-rows'
import type { ListedTest } from './list-tests'

/** What a test found when it was last tried. `known`: what its judge goes on from. */
export type LastResult = Readonly<{
  state: TestState
  failures: number
  message: string
  known: unknown
}>

/** What there is to look at since the tests of the shop last came to their end. */
export type Changes = Readonly<{
  /** When those began. */
  since: Date
  /** Whether anything was stored, computed or taken away since. */
  hasCome: boolean
  /** What each test found then, or later in a run that was cut off. */
  last: ReadonlyMap<string, LastResult>
  /** The tests that looked at everything within the hours of the settings. */
  lookedAtAll: ReadonlySet<string>
}>

/** At which rows a test looks: all, those that changed, or none, where it found what still stands. */
export type Look =
  | Readonly<{ kind: 'all' }>
  | Readonly<{ kind: 'changed' | 'none'; since: Date; last: LastResult }>

/** Of which model a judge is asked; `changed`: only of what changed, and what the test found before; null: of all. */
export type AskedOf = Readonly<{ model: ModelName; changed: (Changed & { last: LastResult }) | null }>

export const LOOK_AT_ALL: Look = { kind: 'all' }

/** Those that time alone may break; the first two go on from what they knew, whatever they found. */
const OF_TIME: ReadonlySet<DataTest['kind']> = new Set(['freshness', 'usual_rows', 'rejects'])

/**
 * What passed looks at what changed; a warning stands while nothing came, and so does what the same file of the folder found; what
 * failed, or was not tried, looks at all. `changes`: null where all are to look at all.
 */
export function chooseLook(test: ListedTest, changes: Changes | null): Look {
  const last = changes?.last.get(test.name)
  if (!changes || !last || !changes.lookedAtAll.has(test.name)) return LOOK_AT_ALL
  const { since, hasCome } = changes
  const kind = test.kind === 'declared' ? test.test.kind : null
  const ofChanged: Look = { kind: 'changed', since, last }
  if (kind && OF_TIME.has(kind)) return kind === 'rejects' ? LOOK_AT_ALL : ofChanged
  if (last.state !== 'passed' && last.state !== 'warned') return LOOK_AT_ALL
  if (!hasCome && isSame(test, last)) return { kind: 'none', since, last }
  return kind && last.state === 'passed' ? ofChanged : LOOK_AT_ALL
}

/** A file may ask something else than it did. */
function isSame(test: ListedTest, { known }: LastResult): boolean {
  if (test.kind !== 'custom') return true
  return typeof known === 'object' && known !== null && 'hash' in known && known.hash === test.hash
}
