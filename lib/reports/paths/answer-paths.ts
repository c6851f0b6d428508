import { toCounting } from '@/lib/format/counting'
import { formatName } from '@/lib/format/format-name'
import { formatShare } from '@/lib/format/format-number'
import { wordsOfKey } from '@/lib/funnel/step-words'
import { UNITS } from '@/lib/query/unit'
import { joinAnswers, type Sentences, say, strong } from '../sentences'
import type { PathFlow, PathsResult } from './paths-result'

/** What is counted: a session is the attempt where that bounds it. */
export function nameAttempts({ within }: PathsResult): string {
  return within === 'session' ? UNITS.sessions.many : 'attempts'
}

/** "Of the 111 sessions that came no further than added to cart, 60 % go on to page view and 40 % leave." */
export function answerPaths(result: PathsResult): Sentences {
  const { asked, step, next, attempts, flows, oneIn } = result
  const many = nameAttempts(result)
  if (!step || attempts === 0) {
    return say`${asked.of === 'drop-off' ? `No ${many} stopped between two steps` : `No ${many} have such a path`} in this range.`
  }
  const label = step.words.label.toLowerCase()
  const counted = `${toCounting(oneIn).say(attempts)} ${many}`
  const whole = {
    'drop-off': `Of the ${counted} that came no further than ${label}`,
    after: `Of the ${counted} that came to ${label}`,
    before: `Of the ${counted} that came to ${label}`,
    between: `Of the ${counted} that went from ${label} to ${next?.words.label.toLowerCase()}`,
  }[asked.of]
  const told = flows.filter(({ level }) => level === 1).slice(0, 3)
  return [...say`${whole}, `, ...joinAnswers(told.map((flow) => sayFlow(flow, asked.of))), '.']
}

function sayFlow({ to, share }: PathFlow, of: PathsResult['asked']['of']): Sentences {
  const type =
    to.kind === 'others' ? 'another event' : formatName(wordsOfKey(to.name ?? '').label).toLowerCase()
  const ends = { 'drop-off': 'leave', after: 'leave', before: 'began with it', between: 'did so at once' }[of]
  const goes = of === 'before' ? `came from ${type}` : `go on to ${type}`
  return say`${strong(formatShare(share))} ${to.kind === 'end' ? ends : goes}`
}
