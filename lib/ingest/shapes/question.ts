import { formatList } from '@/lib/format/format-list'
import { quote } from '@/lib/format/quote'
import type { Columns } from './columns'
import { listPathsOf } from './fields/path'
import type { NameCounts } from './find-meanings'
import { medianSpanMs } from './guess/column-facts'
import type { Draft } from './guess/draft'
import { isKnownName } from './guess/event-words'
import { toTimes } from './guess/to-times'
import type { Mapping } from './mapping'
import { STEP_KEYS } from './meanings'

/** Something that must be said before rows are stored. `option`: of the command line, that says it. */
export type Question = Readonly<{
  code: 'zone' | 'time' | 'user' | 'session' | 'meanings'
  sentence: string
  option: string
  choices: readonly string[]
}>

const LONG_HOURS = 12
const LARGE_SHARE = 0.05
const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'UTC']
const MAPPING_OPTION = '--mapping FILE'

/** That times are written without a zone. */
export function askZone(columns: readonly string[], example: string): Question {
  return {
    code: 'zone',
    sentence: `Times in ${formatList(columns)} are written without a zone, such as ${quote(example)}: say of which zone they are.`,
    option: `--zone ${ZONES[0]}`,
    choices: ZONES,
  }
}

export function askTime(isAmbiguous: boolean): Question {
  const sentence = isAmbiguous
    ? 'Days and months cannot be told apart in the times: say in a mapping which comes first.'
    : 'No field holds a time in nearly all records: say in a mapping which one does.'
  return { code: 'time', sentence, option: MAPPING_OPTION, choices: isAmbiguous ? ['dmy', 'mdy'] : [] }
}

export function askUser(): Question {
  return {
    code: 'user',
    sentence: 'No field says whose records they are: say in a mapping which one is the user or the visitor.',
    option: MAPPING_OPTION,
    choices: [],
  }
}

/** Where half of the sessions last longer than 12 hours: they may be people. Null where they do not. */
export function askSession(draft: Draft, columns: Columns): Question | null {
  const { session, time } = draft
  if (!session) return null
  const span = medianSpanMs(session, toTimes(time, columns))
  if (span === null || span <= LONG_HOURS * 3_600_000) return null
  return {
    code: 'session',
    sentence: `Half of the sessions in ${session.path} last longer than ${LONG_HOURS} hours: say in a mapping whether they are sessions, or 30 idle minutes begin another one.`,
    option: MAPPING_OPTION,
    choices: [`"session": ${JSON.stringify(session.path)}`, '"session": null'],
  }
}

/** Where steps are missing, and names that mean nothing are many. Null where there is nothing to ask. */
export function askMeanings(mapping: Mapping, names: NameCounts): Question | null {
  const meant = new Set([...names.keys()].map((name) => mapping.meanings[name]))
  const isMissing = [STEP_KEYS.view, STEP_KEYS.cart, STEP_KEYS.order].some((step) => !meant.has(step))
  const all = [...names.values()].reduce((sum, count) => sum + count, 0)
  const large = [...names]
    .filter(
      ([name, count]) =>
        !Object.hasOwn(mapping.meanings, name) && !isKnownName(name) && count >= all * LARGE_SHARE,
    )
    .map(([name]) => name)
  if (!isMissing || large.length === 0) return null
  const where = listPathsOf(mapping.name).join(' or ') || 'the file'
  return {
    code: 'meanings',
    sentence: `Names in ${where} mean nothing here, and steps of the funnel are missing: say in a mapping what ${formatList(large.slice(0, 10).map(quote))} ${large.length === 1 ? 'is' : 'are'}.`,
    option: MAPPING_OPTION,
    choices: large.slice(0, 20),
  }
}
