import { z } from 'zod'
import { FRESHNESS_STATES, TEST_STATES } from '@/lib/models/dbt-node'
import type { RunResults, SourceResults } from './artifact'

/** What results say, and the ids of all that they are about. */
type Read<Content> = Readonly<{ content: Content; about: readonly string[] }>

const runResults = z.object({
  results: z.array(z.object({ unique_id: z.string(), status: z.string(), failures: z.number().nullish() })),
})

/**
 * What the tests came to; nothing where they did not run, as after `dbt docs generate`, which calls a test that it only
 * compiled a success. Models of a `dbt build` say other words, and are left out. `about` has the ids of all nodes, not of
 * tests alone. Throws ZodError.
 */
export function toRunResults(json: unknown): Read<RunResults> {
  const { results } = runResults.parse(json)
  const about = results.map(({ unique_id: id }) => id)
  const tests = results.filter(({ unique_id: id }) => /^(?:unit_)?test\./.test(id))
  if (tests.some(({ status }) => status === 'success')) return { content: {}, about }
  const content = tests.flatMap(({ unique_id: id, status, failures }) => {
    const state = TEST_STATES.find((name) => name === status)
    return state ? [[id, { state, failures: failures ?? null }] as const] : []
  })
  return { content: Object.fromEntries(content), about }
}

const sources = z.object({
  metadata: z.object({ generated_at: z.string() }),
  results: z.array(
    z.object({
      unique_id: z.string(),
      status: z.enum(FRESHNESS_STATES),
      max_loaded_at: z.string().nullish(),
      snapshotted_at: z.string().nullish(),
    }),
  ),
})

/** How fresh the sources are. Throws ZodError. */
export function toSourceResults(json: unknown): Read<SourceResults> {
  const { metadata, results } = sources.parse(json)
  const written = toIso(metadata.generated_at) ?? ''
  const content = results.map(
    ({ unique_id: id, status: state, max_loaded_at: loaded, snapshotted_at: asked }) => [
      id,
      { state, maxLoadedAt: toIso(loaded), checkedAt: toIso(asked) ?? written },
    ],
  )
  return { content: Object.fromEntries(content), about: results.map(({ unique_id: id }) => id) }
}

function toIso(text: string | null | undefined): string | null {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
