import type { DbOrTransaction } from '@/lib/db'
import type { DbtNode } from '@/lib/models/dbt-node'
import {
  ARTIFACT_KINDS,
  type ArtifactKind,
  type Manifest,
  type RunResults,
  type SourceResults,
} from './artifact'
import { toDbtNodes } from './to-dbt-nodes'

/** A file that is held. */
export type HeldArtifact = Readonly<{
  project: string
  kind: ArtifactKind
  generatedAt: Date
  loadedAt: Date
  loadedBy: string
}>

/** By project, the manifest of each first. */
export async function listArtifacts(db: DbOrTransaction): Promise<HeldArtifact[]> {
  const rows = await db.dbtArtifact.findMany({
    orderBy: [{ project: 'asc' }, { kind: 'asc' }],
    omit: { content: true },
  })
  return rows.flatMap(({ kind, ...row }) => {
    const known = ARTIFACT_KINDS.find((name) => name === kind)
    return known ? [{ ...row, kind: known }] : []
  })
}

/** All nodes of all projects that are held. */
export async function readDbtNodes(db: DbOrTransaction): Promise<DbtNode[]> {
  const rows = await db.dbtArtifact.findMany({ orderBy: { project: 'asc' } })
  const manifests = rows.filter(({ kind }) => kind === 'manifest')
  return manifests.flatMap(({ project, content }) => {
    const find = (kind: ArtifactKind) => rows.find((row) => row.project === project && row.kind === kind)
    const [results, sources] = [find('run_results'), find('sources')]
    // Written by keepArtifact alone.
    return toDbtNodes({
      manifest: content as unknown as Manifest,
      runResults: results
        ? { generatedAt: results.generatedAt, content: results.content as unknown as RunResults }
        : null,
      sources: sources ? (sources.content as unknown as SourceResults) : null,
    })
  })
}
