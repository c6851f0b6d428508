import { z } from 'zod'
import type { RunResults } from './artifact'

/** What dbt says of a test; models of a `dbt build` say other words, and are left out. */
const STATES = ['pass', 'warn', 'fail', 'error', 'skipped'] as const

const runResults = z.object({
  results: z.array(z.object({ unique_id: z.string(), status: z.string(), failures: z.number().nullish() })),
})

/** Throws ZodError. */
export function toRunResults(json: unknown): Readonly<{ content: RunResults; projects: readonly string[] }> {
  const tests = runResults.parse(json).results.filter(({ unique_id: id }) => id.startsWith('test.'))
  const content = tests.flatMap(({ unique_id: id, status, failures }) => {
    const state = STATES.find((name) => name === status)
    return state ? [[id, { state, failures: failures ?? null }] as const] : []
  })
  return { content: Object.fromEntries(content), projects: tests.map(({ unique_id: id }) => toProject(id)) }
}

/** 'test.shop.not_null_x' is of the project shop. */
export function toProject(id: string): string {
  return id.split('.')[1] ?? ''
}
