import type { DbtFreshness, DbtNode, DbtTest } from '@/lib/models/dbt-node'
import type { Manifest, ManifestNode, RunResults, SourceResults } from './artifact'
import { toFeeds } from './to-feeds'

/** What is held of one project; null for what was not loaded. */
export type HeldProject = Readonly<{
  manifest: Manifest
  runResults: Readonly<{ generatedAt: Date; content: RunResults }> | null
  sources: SourceResults | null
}>

/** The nodes of a project with their tests and freshness. Where a file was not loaded, nothing is known. */
export function toDbtNodes({ manifest, runResults, sources }: HeldProject): DbtNode[] {
  const feeds = toFeeds(manifest.nodes)
  const tests = new Map<string, DbtTest[]>()
  for (const { id, name, of } of manifest.tests) {
    const result = runResults?.content[id]
    const test = {
      name,
      state: result?.state ?? null,
      failures: result?.failures ?? null,
      ranAt: result ? (runResults?.generatedAt ?? null) : null,
    }
    for (const node of of) tests.set(node, [...(tests.get(node) ?? []), test])
  }
  return manifest.nodes.map((node) => ({
    ...toShown(node),
    feeds: feeds.get(node.id) ?? null,
    freshness: toFreshness(sources?.[node.id]),
    tests: tests.get(node.id) ?? [],
  }))
}

function toShown({ tables: _, saysTable: __, ...node }: ManifestNode) {
  return node
}

function toFreshness(result: SourceResults[string] | undefined): DbtFreshness | null {
  if (!result) return null
  const { state, maxLoadedAt, checkedAt } = result
  return {
    state,
    maxLoadedAt: maxLoadedAt === null ? null : new Date(maxLoadedAt),
    checkedAt: new Date(checkedAt),
  }
}
