import { readRequestSettings } from '@/app/api/read-request-settings'
import { type Knowledge, toKnowledge } from '@/lib/query/knowledge'
import { type RawParameters, readParameters } from '@/lib/query/parse-parameters'

/** What was known when; a day that makes no sense, or is to come, counts as not given. */
export function readOrderKnowledge(raw: RawParameters): Knowledge {
  const settings = readRequestSettings()
  const { as_of: asOf } = readParameters(raw)
  return toKnowledge(asOf !== null && asOf <= settings.today ? asOf : null, settings)
}
