import { formatCount } from '@/lib/format/format-number'
import type { ArrivedCounts, StoredCounts } from './count-stored'

/**
 * Why the rows of a range count differently than when they were kept: what came since, what of it was late, what went.
 * Empty where nothing did. An event that was being stored while the report was frozen counts as having come since.
 */
export function explainArrivals(then: StoredCounts, now: ArrivedCounts): string[] {
  const came = Math.max(now.arrivedEvents, now.events - then.events)
  const went = then.events + came - now.events
  const sentences: string[] = []
  if (came > 0) {
    const late = now.lateEvents
    const ofThese =
      late === came ? 'all of them' : late === 0 ? 'none of them' : `${formatCount(late)} of them`
    sentences.push(
      `${count(came, 'event')} in ${count(now.arrivedSessions, 'session')} of these days arrived since; ${ofThese} had happened before and came late.`,
    )
  }
  if (went > 0)
    sentences.push(`${count(went, 'event')} of these days ${went === 1 ? 'was' : 'were'} removed.`)
  return sentences
}

function count(number: number, noun: string): string {
  return `${formatCount(number)} ${noun}${number === 1 ? '' : 's'}`
}
