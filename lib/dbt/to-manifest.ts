import { z } from 'zod'
import type { Manifest, ManifestNode } from './artifact'
import { isOurSource, OUR_NAME } from './our-source'

const text = z.string().nullish()
const meta = z.object({ tundish: z.unknown() }).nullish().catch(null)
const tags = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .catch(null)

/** What nodes, sources and exposures have in common. */
const common = {
  unique_id: z.string().min(1),
  name: z.string(),
  package_name: z.string(),
  description: text,
  columns: z.record(z.string(), z.object({ description: text }).catch({})).nullish(),
  meta,
  tags,
  access: text.catch(null),
  config: z
    .object({ meta, tags, access: text.catch(null) })
    .nullish()
    .catch(null),
  depends_on: z.object({ nodes: z.array(z.string()).nullish() }).nullish(),
}

const node = z.object({ ...common, resource_type: z.string(), alias: text, attached_node: text })
const source = z.object({ ...common, source_name: z.string(), identifier: text })
const unitTest = z.object({
  unique_id: z.string().min(1),
  name: z.string(),
  tested_node_unique_id: text,
  depends_on: common.depends_on,
})
const exposure = z.object({
  ...common,
  label: text,
  url: text,
  owner: z.object({ name: text, email: z.union([text, z.array(z.string())]) }).nullish(),
})

const manifest = z.object({
  nodes: z.record(z.string(), node),
  sources: z.record(z.string(), source).default({}),
  exposures: z.record(z.string(), exposure).default({}),
  unit_tests: z.record(z.string(), unitTest).default({}),
})

const TABLES = ['seed', 'model', 'snapshot'] as const
const LONGEST = 2000

/**
 * What the manifest of a project has of its own, without the sources and exposures that Tundish wrote for it; `packages`
 * has the package of each node. Throws ZodError.
 */
export function toManifest(json: unknown): Readonly<{ content: Manifest; packages: readonly string[] }> {
  const { nodes, sources, exposures, unit_tests: unitTests } = manifest.parse(json)
  const all = Object.values(nodes)
  const content = {
    nodes: [
      ...Object.values(sources)
        .filter(({ unique_id: id }) => !isOurSource(id))
        .map(toSource),
      ...all.flatMap((one) => toTable(one) ?? []),
      ...Object.values(exposures)
        .filter((one) => !isOurs(one))
        .map(toExposure),
    ],
    tests: [
      ...all
        .filter(({ resource_type: type }) => type === 'test')
        .map((one) => toTest(one, one.attached_node)),
      ...Object.values(unitTests).map((one) => toTest(one, one.tested_node_unique_id)),
    ],
  }
  return { content, packages: all.map(({ package_name: name }) => name) }
}

type Common = z.output<z.ZodObject<typeof common>>

function isOurs(given: Common): boolean {
  return [given.tags, given.config?.tags].flat().includes(OUR_NAME)
}

type Tested = Pick<z.output<typeof unitTest>, 'unique_id' | 'name' | 'depends_on'>

function toTest({ unique_id: id, name, depends_on: from }: Tested, of: string | null | undefined) {
  return { id, name, of: of ? [of] : (from?.nodes ?? []) }
}

function toNode(given: Common): Omit<ManifestNode, 'kind' | 'tables'> {
  const said = given.config?.meta?.tundish ?? given.meta?.tundish
  return {
    id: given.unique_id,
    project: given.package_name,
    name: given.name,
    saysTable: typeof said === 'string' ? said : null,
    isPrivate: (given.access ?? given.config?.access) === 'private',
    description: (given.description ?? '').slice(0, LONGEST),
    columns: Object.fromEntries(
      Object.entries(given.columns ?? {}).map(([name, { description }]) => [
        name,
        (description ?? '').slice(0, LONGEST),
      ]),
    ),
    owner: null,
    url: null,
    from: given.depends_on?.nodes ?? [],
  }
}

/** Null for tests, operations and what else is no table. */
function toTable(given: z.output<typeof node>): ManifestNode | null {
  const kind = TABLES.find((name) => name === given.resource_type)
  if (!kind) return null
  return { ...toNode(given), kind, tables: [given.alias ?? given.name, given.name] }
}

function toSource(given: z.output<typeof source>): ManifestNode {
  const name = `${given.source_name}.${given.name}`
  return { ...toNode(given), kind: 'source', name, tables: [given.identifier ?? given.name, given.name] }
}

function toExposure(given: z.output<typeof exposure>): ManifestNode {
  const { label, name, owner, url } = given
  return {
    ...toNode(given),
    kind: 'exposure',
    name: label ?? name,
    tables: [],
    owner: owner?.name ?? [owner?.email].flat()[0] ?? null,
    url: url && /^https?:\/\//i.test(url) ? url : null,
  }
}
