// The files that dbt 1.10 would write for a small project: two sources, two staging models, one of which feeds on, four
// tests and an exposure.

const PROJECT = 'shop'
const SCHEMAS = 'https://schemas.getdbt.com/dbt'

/** What of a file a test wants otherwise. */
export type Otherwise = Readonly<{ generatedAt?: string; project?: string; schema?: string }>

const toMetadata = (name: string, { generatedAt = '2026-03-02T06:00:00.123456Z', schema }: Otherwise) => ({
  dbt_schema_version: `${SCHEMAS}/${schema ?? name}.json`,
  dbt_version: '1.10.2',
  generated_at: generatedAt,
})

type NodeText = Readonly<{ description?: string; columns?: Record<string, string>; meta?: object }>

const toCommon = (
  project: string,
  type: string,
  name: string,
  { description = '', columns = {}, meta = {} }: NodeText,
) => ({
  database: 'warehouse',
  schema: 'public',
  name,
  resource_type: type,
  package_name: project,
  path: `${name}.sql`,
  original_file_path: `models/${name}.sql`,
  fqn: [project, name],
  description,
  columns: Object.fromEntries(
    Object.entries(columns).map(([column, meaning]) => [column, { name: column, description: meaning }]),
  ),
  meta,
})

/** manifest.json, version 12. `more` are nodes beside those of the project. */
export function toDbtManifest(otherwise: Otherwise = {}, more: Readonly<Record<string, object>> = {}) {
  const { project = PROJECT } = otherwise
  const model = (name: string, from: readonly string[], given: NodeText = {}) => ({
    [`model.${project}.${name}`]: {
      ...toCommon(project, 'model', name, given),
      unique_id: `model.${project}.${name}`,
      alias: name,
      checksum: { name: 'sha256', checksum: '0' },
      depends_on: { macros: [], nodes: [...from] },
    },
  })
  const source = (name: string, given: NodeText = {}) => ({
    [`source.${project}.raw.${name}`]: {
      ...toCommon(project, 'source', name, given),
      unique_id: `source.${project}.raw.${name}`,
      source_name: 'raw',
      source_description: '',
      loader: '',
      identifier: name,
    },
  })
  return {
    metadata: { ...toMetadata('manifest/v12', otherwise), project_name: project },
    nodes: {
      ...model('stg_events', [`source.${project}.raw.events`], {
        description: 'Events as the shop sent them, one row each.',
        columns: { event_id: 'The id of the event', created_at: 'When it happened' },
      }),
      ...model('stg_orders', [`source.${project}.raw.orders`], { description: 'Orders, one row each.' }),
      ...model('revenue', [`model.${project}.stg_orders`]),
      ...listTests(project),
      ...more,
    },
    sources: { ...source('events', { description: 'The log of the shop.' }), ...source('orders') },
    exposures: {
      [`exposure.${project}.weekly_mail`]: {
        ...toExposure(project),
        depends_on: { macros: [], nodes: [`model.${project}.stg_events`] },
      },
    },
    macros: {},
    docs: {},
    metrics: {},
    groups: {},
    selectors: {},
    disabled: {},
    parent_map: {},
    child_map: {},
    group_map: {},
    saved_queries: {},
    semantic_models: {},
    unit_tests: {},
  }
}

const TESTS = {
  not_null_stg_events_event_id: 'stg_events',
  unique_stg_events_event_id: 'stg_events',
  unique_stg_orders_order_id: 'stg_orders',
  accepted_values_stg_orders_status: 'stg_orders',
} as const

function listTests(project: string) {
  return Object.fromEntries(
    Object.entries(TESTS).map(([name, of]) => [
      `test.${project}.${name}.0`,
      {
        ...toCommon(project, 'test', name, {}),
        unique_id: `test.${project}.${name}.0`,
        alias: name,
        checksum: { name: 'none', checksum: '' },
        attached_node: `model.${project}.${of}`,
        test_metadata: { name, kwargs: {}, namespace: null },
        depends_on: { macros: [], nodes: [`model.${project}.${of}`] },
      },
    ]),
  )
}

function toExposure(project: string) {
  return {
    name: 'weekly_mail',
    resource_type: 'exposure',
    package_name: project,
    path: 'exposures.yml',
    original_file_path: 'models/exposures.yml',
    unique_id: `exposure.${project}.weekly_mail`,
    fqn: [project, 'weekly_mail'],
    type: 'application',
    owner: { email: ['data@shop.example'], name: null },
    description: 'What the board gets on Mondays.',
    label: 'Weekly mail',
    url: 'https://mail.example/weekly',
  }
}

type Status = 'pass' | 'warn' | 'fail' | 'error' | 'skipped'

/** run_results.json, version 6: one test fails, one passes, one warns, one was not run. */
export function toDbtRunResults(otherwise: Otherwise = {}) {
  const { project = PROJECT } = otherwise
  const result = (id: string, status: Status | 'success', failures: number | null) => ({
    unique_id: id,
    status,
    failures,
    timing: [],
    thread_id: 'Thread-1',
    execution_time: 0.1,
    adapter_response: {},
    message: null,
    compiled: true,
    compiled_code: null,
    relation_name: null,
  })
  return {
    metadata: toMetadata('run-results/v6', otherwise),
    results: [
      result(`model.${project}.stg_events`, 'success', null),
      result(`test.${project}.not_null_stg_events_event_id.0`, 'fail', 2),
      result(`test.${project}.unique_stg_events_event_id.0`, 'pass', 0),
      result(`test.${project}.unique_stg_orders_order_id.0`, 'warn', 1),
    ],
    elapsed_time: 1,
    args: {},
  }
}

/** sources.json, version 3: the events are late, of the orders dbt could not ask. */
export function toDbtSources(otherwise: Otherwise = {}) {
  const { project = PROJECT } = otherwise
  return {
    metadata: toMetadata('sources/v3', otherwise),
    results: [
      {
        unique_id: `source.${project}.raw.events`,
        max_loaded_at: '2026-03-01T04:00:00Z',
        snapshotted_at: '2026-03-02T06:00:00Z',
        max_loaded_at_time_ago_in_s: 93_600,
        status: 'warn',
        criteria: { warn_after: { count: 24, period: 'hour' } },
        adapter_response: {},
        timing: [],
        thread_id: 'Thread-1',
        execution_time: 0.1,
      },
      { unique_id: `source.${project}.raw.orders`, error: 'no such table', status: 'runtime error' },
    ],
    elapsed_time: 1,
  }
}
