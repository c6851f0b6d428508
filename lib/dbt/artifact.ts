import type { DbtFreshness, DbtNode, DbtTest } from '@/lib/models/dbt-node'

// What is kept of the files that dbt writes into its target folder.

/** The files, by their name without the ending: the oldest version of each whose shape is read. */
export const OLDEST = { manifest: 4, run_results: 4, sources: 3 } as const

export type ArtifactKind = keyof typeof OLDEST

export const ARTIFACT_KINDS = Object.keys(OLDEST) as readonly ArtifactKind[]

/** A source, model, seed, snapshot or exposure, as the manifest has it. */
export type ManifestNode = Omit<DbtNode, 'feeds' | 'freshness' | 'tests'> &
  Readonly<{
    /** What its table may be called, the most exact first; none for exposures. */
    tables: readonly string[]
    /** The raw table of ours that its `meta` says it feeds. */
    saysTable: string | null
  }>

/** A test of data or a unit test, and the nodes that it is about. */
export type ManifestTest = Readonly<{ id: string; name: string; of: readonly string[] }>

export type Manifest = Readonly<{ nodes: readonly ManifestNode[]; tests: readonly ManifestTest[] }>

/** Of run_results.json the results of tests, by their id. */
export type RunResults = Readonly<
  Record<string, Readonly<{ state: NonNullable<DbtTest['state']>; failures: number | null }>>
>

/** Of sources.json, by the id of the source; moments as ISO 8601. */
export type SourceResults = Readonly<
  Record<string, Readonly<{ state: DbtFreshness['state']; maxLoadedAt: string | null; checkedAt: string }>>
>

type Contents = { manifest: Manifest; run_results: RunResults; sources: SourceResults }

/** One file as it is kept. */
export type Artifact = {
  [Kind in ArtifactKind]: Readonly<{
    kind: Kind
    /** The project it is of; null where it does not say so, as results never do: their manifest knows. */
    project: string | null
    /** The ids of all that it is about. */
    about: readonly string[]
    generatedAt: Date
    content: Contents[Kind]
  }>
}[ArtifactKind]

/** An artifact as it is stored: reduced, and so small that any database takes it at once. */
export type PackedArtifact = Omit<Artifact, 'content'> &
  Readonly<{
    /** Whether it says nothing. */
    isEmpty: boolean
    /** The content as JSON, by gzip. */
    packed: Uint8Array<ArrayBuffer>
  }>
