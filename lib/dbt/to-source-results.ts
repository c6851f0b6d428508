import { z } from 'zod'
import type { SourceResults } from './artifact'

const STATES = ['pass', 'warn', 'error', 'runtime error'] as const

const sources = z.object({
  metadata: z.object({ generated_at: z.string() }),
  results: z.array(
    z.object({
      unique_id: z.string(),
      status: z.enum(STATES),
      max_loaded_at: z.string().nullish(),
      snapshotted_at: z.string().nullish(),
    }),
  ),
})

/** `about` has the ids of the sources. Throws ZodError. */
export function toSourceResults(
  json: unknown,
): Readonly<{ content: SourceResults; about: readonly string[] }> {
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
