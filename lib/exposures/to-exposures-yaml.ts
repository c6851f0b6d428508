import { stringify } from 'yaml'
import { OUR_NAME } from '@/lib/dbt/our-source'
import type { HeldNodes } from '@/lib/dbt/read-dbt'
import type { DbtNode } from '@/lib/models/dbt-node'
import { getModel, MODEL_NAMES, type ModelName, withUpstream } from '@/lib/models/registry'
import type { Exposure } from './to-exposures'

const HEAD = ` Written by Tundish: put it among the models of a dbt project, and write it again when reports change.
 Exposures are its pages and saved reports.
`

const DECLARED = ` The source ${OUR_NAME} is its own tables. Where the project declares a source of that name itself, leave it out:
 tundish exposures --without-sources, or ?sources=false in the address.
`

const LEFT_OUT = ` They depend on the source ${OUR_NAME}, which the project has to declare itself.
`

const UNDECIDED = ` Several dbt projects are known, so exposures depend on the models of none. Say which project this is for:
 tundish exposures --project NAME, or ?project=NAME in the address.
`

type Given = Readonly<{
  exposures: readonly Exposure[]
  /** The project that the file is for. Its nodes that feed our raw tables are depended on, too. Null: none is known. */
  upstream: HeldNodes | null
  /** Whether the file declares our tables. */
  hasSources: boolean
  /** Whether there are projects upstream, and nobody said for which of them the file is. */
  isUndecided: boolean
}>

/**
 * A property file as dbt reads it, dbt Core and Fusion alike. dbt reads YAML 1.1, in which a bare 2026-11-24, yes or 12:30
 * is no text: texts stand in double quotes, whatever they are.
 */
export function toExposuresYaml({ exposures, upstream, hasSources, isUndecided }: Given): string {
  const file = {
    version: 2,
    ...(hasSources && { sources: [toSource()] }),
    exposures: exposures.map((exposure) => toEntry(exposure, upstream)),
  }
  const head = `${HEAD}${hasSources ? DECLARED : LEFT_OUT}${isUndecided ? UNDECIDED : ''}`
  const text = stringify(file, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  })
  return `${head.replaceAll(/^(?=.)/gm, '#')}${text}`
}

function toEntry(exposure: Exposure, upstream: HeldNodes | null) {
  const { name, label, maturity, url, description, owner, reads, sections, funnels } = exposure
  const calls = [...reads.map(toSourceCall), ...(upstream ? listFeeds(reads, upstream) : [])]
  const meta = {
    ...(sections.length > 0 && { sections: sections.map(toHarmless) }),
    ...(funnels.length > 0 && { funnels: funnels.map(toHarmless) }),
  }
  return {
    name,
    label: toHarmless(label),
    type: 'dashboard',
    maturity,
    url,
    description: toHarmless(description),
    depends_on: [...new Set(calls)],
    owner: { name: toHarmless(owner.name), ...(owner.email !== null && { email: owner.email }) },
    config: {
      tags: [OUR_NAME],
      ...(Object.keys(meta).length > 0 && { meta }),
    },
  }
}

function toSourceCall(model: string): string {
  return `source('${OUR_NAME}', '${model}')`
}

/** What of the project upstream arrives in the raw tables behind these models. */
function listFeeds(reads: readonly ModelName[], { nodes, project }: HeldNodes): string[] {
  const behind = new Set<ModelName>(withUpstream(reads))
  return nodes
    .filter(({ feeds }) => feeds !== null && behind.has(feeds))
    .flatMap((node) => toCall(node, project) ?? [])
}

/** How a node is written in a project; null for what an exposure cannot depend on, and for names that are none of dbt's. */
function toCall({ id, kind, project: owner, isPrivate }: DbtNode, project: string): string | null {
  const [, , ...names] = id.split('.')
  if (isPrivate || !names.every((name) => /^\w+$/.test(name)) || !/^\w+$/.test(owner)) return null
  if (kind === 'source') return names.length === 2 ? `source('${names.join("', '")}')` : null
  if (kind === 'exposure' || names[0] === undefined) return null
  return owner === project ? `ref('${names[0]}')` : `ref('${owner}', '${names[0]}')`
}

/**
 * Without the freshness that our own test looks at: dbt would look for these tables in its warehouse, where they need not
 * be.
 */
function toSource() {
  return {
    name: OUR_NAME,
    description:
      'The tables of Tundish: raw events as they came, what its funnel is read from, and snapshots.',
    schema: 'public',
    tables: MODEL_NAMES.map((name) => {
      const { description, grain, columns } = getModel(name)
      return {
        name,
        description: toHarmless(`${description} One row is ${grain}.`),
        columns: Object.entries(columns).map(([column, meaning]) => ({
          name: column,
          description: toHarmless(meaning),
        })),
      }
    }),
  }
}

/** Neither text nor white space: some parsers of YAML refuse them, and a person sees nothing of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/** A text that dbt, which renders what it reads as Jinja, takes for nothing but text: `{{` becomes `{ {`. */
export function toHarmless(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\{(?=[{%#])/g, '{ ')
}
