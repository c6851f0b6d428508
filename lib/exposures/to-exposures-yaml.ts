import { stringify } from 'yaml'
import type { DbtNode } from '@/lib/models/dbt-node'
import { getModel, MODEL_NAMES, type ModelName, withUpstream } from '@/lib/models/registry'
import type { Exposure } from './exposure'
import { toHarmless } from './to-harmless'

/** What our tables are called in somebody else's project. */
const SOURCE = 'tundish'

const HEAD = ` Written by Tundish: put it among the models of a dbt project, and write it again when reports change.
 Sources are Tundish's own tables; exposures are its pages and saved reports.`

type Given = Readonly<{
  exposures: readonly Exposure[]
  /** Nodes of the projects upstream. Those that feed our raw tables are depended on, too. */
  upstream: readonly DbtNode[]
  freshness: Readonly<{ warnHours: number; errorHours: number }>
}>

/** A property file as dbt reads it, which needs nothing else of ours: it declares the sources that exposures depend on. */
export function toExposuresYaml({ exposures, upstream, freshness }: Given): string {
  const project = toProject(upstream)
  const file = {
    version: 2,
    sources: [toSource(freshness)],
    exposures: exposures.map((exposure) => toEntry(exposure, upstream, project)),
  }
  const text = stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })
  return `${HEAD.replaceAll(/^/gm, '#')}\n${text}`
}

function toEntry(exposure: Exposure, upstream: readonly DbtNode[], project: string | null) {
  const { name, label, maturity, url, description, owner, reads, sections } = exposure
  return {
    name,
    label: toHarmless(label),
    type: 'dashboard',
    maturity,
    url,
    description: toHarmless(description),
    depends_on: [...reads.map(toSourceCall), ...listFeeds(reads, upstream, project)],
    owner: { name: toHarmless(owner.name), ...(owner.email !== null && { email: owner.email }) },
    tags: [SOURCE],
    ...(sections.length > 0 && { meta: { sections: sections.map(toHarmless) } }),
  }
}

function toSourceCall(model: string): string {
  return `source('${SOURCE}', '${model}')`
}

/** What of the projects upstream arrives in the raw tables behind these models. */
function listFeeds(
  reads: readonly ModelName[],
  upstream: readonly DbtNode[],
  project: string | null,
): string[] {
  const behind = new Set<ModelName>(withUpstream(reads))
  return upstream
    .filter(({ feeds }) => feeds !== null && behind.has(feeds))
    .flatMap((node) => toCall(node, project) ?? [])
}

/** How a node is written in a project; null for what cannot be depended on, and for names that are none of dbt's. */
function toCall({ id, kind, project: owner }: DbtNode, project: string | null): string | null {
  const [, , ...names] = id.split('.')
  if (!names.every((name) => /^\w+$/.test(name)) || !/^\w+$/.test(owner)) return null
  if (kind === 'source') return names.length === 2 ? `source('${names.join("', '")}')` : null
  if (kind === 'exposure' || names[0] === undefined) return null
  return owner === project ? `ref('${names[0]}')` : `ref('${owner}', '${names[0]}')`
}

/** The one project that there is upstream; null where there are several, or none. */
function toProject(upstream: readonly DbtNode[]): string | null {
  const names = new Set(upstream.map(({ project }) => project))
  return names.size === 1 ? ([...names][0] ?? null) : null
}

function toSource({ warnHours, errorHours }: Given['freshness']) {
  const after = (count: number) => ({ count, period: 'hour' })
  return {
    name: SOURCE,
    description:
      'The tables of Tundish: raw events as they came, what its funnel is read from, and snapshots.',
    schema: 'public',
    tables: MODEL_NAMES.map((name) => {
      const { description, grain, columns, tests } = getModel(name)
      const loaded = tests.find((test) => test.kind === 'freshness')
      return {
        name,
        description: toHarmless(`${description} One row is ${grain}.`),
        ...(loaded && {
          loaded_at_field: loaded.column,
          freshness: { warn_after: after(warnHours), error_after: after(errorHours) },
        }),
        columns: Object.entries(columns).map(([column, meaning]) => ({
          name: column,
          description: toHarmless(meaning),
        })),
      }
    }),
  }
}
