import type { CountingRules } from './report-definition'

/** A sentence for each rule of counting that is another one now; none where all are the same. */
export function explainRules(then: CountingRules, now: CountingRules): string[] {
  const { version, timeZone, fiscalMonth, smallestChange, conversionHours } = now
  const sentences: (string | false)[] = [
    version !== then.version &&
      `The rules of counting are version ${version} now; they were ${then.version}.`,
    timeZone !== then.timeZone &&
      `Days are cut in ${timeZone} now; they were cut in ${then.timeZone}, so sessions near midnight moved.`,
    fiscalMonth !== then.fiscalMonth &&
      `The year begins with month ${fiscalMonth} now; it began with month ${then.fiscalMonth}.`,
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
