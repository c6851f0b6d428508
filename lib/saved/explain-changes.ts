import { capitalise } from '@/lib/format/capitalise'
import { formatMonth } from '@/lib/format/format-day'
import { formatSmallest } from '@/lib/format/format-number'
import { NO_NAMES, type ProductNames } from '@/lib/query/scope'
import { SECTIONS, type SectionName } from '@/lib/query/section'
import { explainParameterChanges } from './explain-parameters'
import type { CountingRules, ReportDefinition } from './report-definition'

/** What of a report is not as it was, a sentence each; none where all is. Products are called as `names` has them. */
export function explainChanges(
  before: ReportDefinition,
  now: ReportDefinition,
  names: ProductNames = NO_NAMES,
): string[] {
  return [
    ...explainParameterChanges(before.parameters, now.parameters, names),
    ...explainSections(before.sections, now.sections),
    ...explainNote(before.note, now.note),
    ...explainRuleChanges(before.rules, now.rules),
  ]
}

const RULES: Readonly<Record<string, (rules: CountingRules) => string>> = {
  'Rules of counting': ({ version }) => `version ${version}`,
  'Time zone': ({ timeZone }) => timeZone,
  'First month of the year': ({ fiscalMonth }) => formatMonth(fiscalMonth),
  'First day of the week': ({ weekStart = 'monday' }) => capitalise(weekStart),
  'Smallest change worth acting on': ({ smallestChange }) => formatSmallest(smallestChange),
  'Time to convert': ({ conversionHours }) =>
    `${conversionHours} ${conversionHours === 1 ? 'hour' : 'hours'}`,
}

function explainRuleChanges(before: CountingRules, now: CountingRules): string[] {
  return Object.entries(RULES).flatMap(([label, say]) =>
    say(now) === say(before) ? [] : [`${label}: ${say(now)}, was ${say(before).replace(/^version /, '')}.`],
  )
}

function explainSections(before: readonly SectionName[], now: readonly SectionName[]): string[] {
  const stayed = now.filter((name) => before.includes(name))
  const asBefore = before.filter((name) => now.includes(name))
  return [
    ...now.filter((name) => !before.includes(name)).map((name) => `Section added: ${SECTIONS[name].title}`),
    ...before.filter((name) => !now.includes(name)).map((name) => `Section removed: ${SECTIONS[name].title}`),
    ...(stayed.every((name, index) => name === asBefore[index]) ? [] : ['Sections in another order.']),
  ].map((sentence) => (/[.?]$/.test(sentence) ? sentence : `${sentence}.`))
}

function explainNote(before: string | null, now: string | null): string[] {
  if (before === now) return []
  if (before === null) return ['Note added.']
  return [now === null ? 'Note removed.' : 'Note changed.']
}

/** A sentence for each rule of counting that is another one now; none where all are the same. */
export function explainRules(then: CountingRules, now: CountingRules): string[] {
  const { version, timeZone, fiscalMonth, smallestChange, conversionHours } = now
  const [weekNow, weekThen] = [now, then].map(({ weekStart = 'monday' }) => capitalise(weekStart))
  const sentences: (string | false)[] = [
    version !== then.version &&
      `The rules of counting are version ${version} now; they were ${then.version}.`,
    timeZone !== then.timeZone &&
      `Days are cut in ${timeZone} now; they were cut in ${then.timeZone}, so sessions near midnight moved.`,
    fiscalMonth !== then.fiscalMonth &&
      `The year begins with month ${fiscalMonth} now; it began with month ${then.fiscalMonth}.`,
    weekNow !== weekThen && `Weeks begin on ${weekNow} now; they began on ${weekThen}.`,
    smallestChange !== then.smallestChange &&
      `The smallest change worth acting on is ${toPoints(smallestChange)} points now; it was ${toPoints(then.smallestChange)}.`,
    conversionHours !== then.conversionHours &&
      `A session is open for ${conversionHours} hours now; it was for ${then.conversionHours}.`,
  ]
  return sentences.filter((sentence) => sentence !== false)
}

function toPoints(share: number): number {
  return Number((share * 100).toFixed(4))
}
