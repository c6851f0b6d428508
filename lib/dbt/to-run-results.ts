import { z } from 'zod'
import type { RunResults } from './artifact'

/** What dbt says of a test; models of a `dbt build` say other words, and are left out. */
const STATES = ['pass', 'warn', 'fail', 'error', 'skipped'] as const

const runResults = z.object({
  results: z.array(z.object({ unique_id: z.string(), status: z.string(), failures: z.number().nullish() })),
})

/**
 * What the tests came to; nothing where they did not run, as after `dbt docs generate`, which calls a test that it only
 * compiled a success. `about` has the ids of all nodes, not of tests alone. Throws ZodError.
 */
export function toRunResults(json: unknown): Readonly<{ content: RunResults; about: readonly string[] }> {
  const { results } = runResults.parse(json)
  const about = results.map(({ unique_id: id }) => id)
  const tests = results.filter(({ unique_id: id }) => /^(?:unit_)?test\./.test(id))
  if (tests.some(({ status }) => status === 'success')) return { content: {}, about }
  const content = tests.flatMap(({ unique_id: id, status, failures }) => {
    const state = STATES.find((name) => name === status)
    return state ? [[id, { state, failures: failures ?? null }] as const] : []
  })
  return { content: Object.fromEntries(content), about }
}
