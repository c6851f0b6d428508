import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'

/** What of exposures.yml somebody chooses. */
export type ExposureChoices = Readonly<{
  /** The dbt project that the file is for; null: the one that is held, if it is the only one. */
  project: string | null
  /** Whether the file declares our tables, which a project may have done itself. */
  hasSources: boolean
}>

const KNOWN = ['project', 'sources']

/** As an address says them: `project=shop&sources=false`. Throws `bad_parameter` naming the first that makes no sense. */
export function parseExposureChoices(search: URLSearchParams): ExposureChoices {
  for (const name of search.keys()) {
    if (!KNOWN.includes(name)) {
      throw bad(`There is no parameter ${quote(name)}; there are ${KNOWN.join(', ')}.`)
    }
    if (search.getAll(name).length > 1) throw bad(`"${name}" is given more than once.`)
  }
  const sources = search.get('sources') ?? 'true'
  if (sources !== 'true' && sources !== 'false') {
    throw bad(`"sources" must be true or false; it is ${quote(sources)}.`)
  }
  return { project: search.get('project'), hasSources: sources === 'true' }
}

function bad(sentence: string): TundishError {
  return new TundishError('bad_parameter', sentence)
}
