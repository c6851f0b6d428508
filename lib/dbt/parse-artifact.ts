import { createHash } from 'node:crypto'
import { z } from 'zod'
import { badFile } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { ARTIFACT_KINDS, type Artifact, type ArtifactKind, OLDEST } from './artifact'
import { toManifest } from './to-manifest'
import { toRunResults, toSourceResults } from './to-results'

const head = z.object({
  metadata: z.object({
    dbt_schema_version: z.string(),
    generated_at: z.string(),
    project_name: z.string().nullish(),
    project_id: z.string().nullish().catch(null),
  }),
})

/**
 * What a file of dbt's says, reduced to what is shown of it. Fields that are not known are left out. Throws `bad_file`
 * with a sentence for what is none of the three, and for one that is broken.
 */
export function parseArtifact(text: string): Artifact {
  const json = parseJson(text)
  const checked = head.safeParse(json)
  const schema = checked.data?.metadata.dbt_schema_version
  if (!checked.success || !schema?.includes('/dbt/')) {
    throw badFile(
      'This is no file of dbt: it has no metadata with a dbt_schema_version and the time it was written.',
    )
  }
  const { metadata } = checked.data
  const kind = parseKind(metadata.dbt_schema_version)
  const generatedAt = parseWritten(kind, metadata.generated_at)
  // Each value becomes one of its own shape.
  return { kind, generatedAt, ...Object(toStorable(tryToRead(kind, json, metadata))) } as Artifact
}

/** The same value with texts that a database takes: neither NUL nor half a character, in keys as in values. */
function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd')
  if (Array.isArray(value)) return value.map(toStorable)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [toStorable(key), toStorable(one)]))
}

/** As dbt writes it, ISO 8601; whether it can be at all is seen when it is kept. */
function parseWritten(kind: ArtifactKind, text: string): Date {
  const at = new Date(/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(text) ? text : Number.NaN)
  if (!Number.isNaN(at.getTime())) return at
  throw badFile(`This ${kind}.json says that it was written at ${quote(text)}, which is no time.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw badFile('This is no JSON. dbt writes manifest.json into its target folder.', {
      cause,
    })
  }
}

function parseKind(schema: string): ArtifactKind {
  const [, name = '', version] = /\/dbt\/([a-z-]+)\/v(\d+)\.json$/.exec(schema) ?? []
  const kind = ARTIFACT_KINDS.find((known) => known === name.replaceAll('-', '_'))
  if (kind === undefined) {
    const what = name === '' ? 'something else' : `${name}.json`
    throw badFile(
      `This is ${what} of dbt; what is read are manifest.json, run_results.json and sources.json.`,
    )
  }
  if (Number(version) < OLDEST[kind]) {
    throw badFile(
      `This ${kind}.json has version ${version}; what is read begins with version ${OLDEST[kind]}, of dbt 1.0.`,
    )
  }
  return kind
}

type Metadata = z.output<typeof head>['metadata']

function tryToRead(kind: ArtifactKind, json: unknown, metadata: Metadata) {
  try {
    if (kind === 'manifest') return readManifest(json, metadata)
    const read = kind === 'run_results' ? toRunResults(json) : toSourceResults(json)
    return { project: metadata.project_name ?? null, ...read }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const [issue] = error.issues
    throw badFile(
      `This ${kind}.json is broken at ${issue?.path.map(String).join(' › ').slice(0, 200)}: ${issue?.message}.`,
    )
  }
}

function readManifest(json: unknown, { project_name: named, project_id: hash }: Metadata) {
  const { content, packages } = toManifest(json)
  const project =
    named ?? [...new Set(packages)].find((name) => toProjectId(name) === hash) ?? mostFrequent(packages)
  if (project === null) throw badFile('This manifest.json says nothing of any project.')
  const about = [...content.nodes, ...content.tests].map(({ id }) => id)
  return { project, content, about }
}

/** How an older dbt, which does not name the project, says which it is. */
function toProjectId(name: string): string {
  return createHash('md5').update(name).digest('hex')
}

function mostFrequent(names: readonly string[]): string | null {
  const count = (wanted: string) => names.filter((name) => name === wanted).length
  return [...new Set(names)].sort((a, b) => count(b) - count(a))[0] ?? null
}
