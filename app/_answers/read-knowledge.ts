import { type Knowledge, toKnowledge } from '@/lib/query/knowledge'
import { type RawParameters, readParameters } from '@/lib/query/request/parse-parameters'
import { readRequestSettings } from './read-request-settings'

/** What was known when; a day that makes no sense, or is to come, counts as not given. */
export async function readKnowledge(raw: RawParameters): Promise<Knowledge> {
  const settings = await readRequestSettings()
  const { as_of: asOf } = readParameters(raw)
  return toKnowledge({ ...settings, asOf: asOf !== null && asOf <= settings.today ? asOf : null })
}
