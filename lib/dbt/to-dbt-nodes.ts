import type { DbtFreshness, DbtNode, DbtTest } from '@/lib/models/dbt-node'
import type { Manifest, RunResults, SourceResults } from './artifact'
import { toFeeds } from './to-feeds'

/** What is held of one project; null for what was not loaded. */
export type HeldProject = Readonly<{
  manifest: Manifest
  runResults: Readonly<{
    /** Null where it says a time at which they cannot have been written. */
    generatedAt: Date | null
    content: RunResults
  }> | null
  sources: SourceResults | null
}>

/** The nodes of a project with their tests and freshness. Where a file was not loaded, nothing is known. */
export function toDbtNodes({ manifest, runResults, sources }: HeldProject): DbtNode[] {
  const feeds = toFeeds(manifest.nodes)
  const tests = new Map(manifest.nodes.map(({ id }): [string, DbtTest[]] => [id, []]))
  for (const { id, name, of } of manifest.tests) {
    const result = find(runResults?.content, id)
    const test = {
      name,
      state: result?.state ?? null,
      failures: result?.failures ?? null,
      ranAt: result ? (runResults?.generatedAt ?? null) : null,
    }
    for (const node of of) tests.get(node)?.push(test)
  }
  return manifest.nodes.map(({ tables: _, saysTable: __, ...node }) => ({
    ...node,
    feeds: feeds.get(node.id) ?? null,
    freshness: toFreshness(find(sources, node.id)),
    tests: tests.get(node.id) ?? [],
  }))
}

/** What is held under this id. Ids are what somebody wrote: one may be called as what every object has. */
function find<Value>(held: Readonly<Record<string, Value>> | null | undefined, id: string): Value | null {
  return (held && Object.hasOwn(held, id) ? held[id] : null) ?? null
}

function toFreshness(result: SourceResults[string] | null): DbtFreshness | null {
  if (!result) return null
  const { state, maxLoadedAt, checkedAt } = result
  return {
    state,
    maxLoadedAt: maxLoadedAt === null ? null : new Date(maxLoadedAt),
    checkedAt: new Date(checkedAt),
  }
}
