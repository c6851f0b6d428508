const pure = '^lib/(time|stats|format)/|^lib/errors\\.ts$'
const basics = `${pure}|^lib/funnel/`
const files = '^lib/files/'
const tests = '\\.test\\.ts$|^lib/testing/'
const generated = '^prisma/generated/'

/** One arrow of the house: what is in `from` may import, of ours, only what is in `to`. */
function only(name, from, to, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { path: '^(app|bin|components|lib|prisma|server)/', pathNot: [from, ...to] },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^app/', '\\.d\\.ts$'] },
      to: {},
    },
    only('basics', '^lib/(time|stats|format)/', [pure], 'pure basics know nothing else'),
    only('funnel', '^lib/funnel/', [pure], 'what a funnel is'),
    only('files', files, ['^lib/errors\\.ts$'], 'what may be read, and by whom'),
    only('query', '^lib/query/', [basics], 'the question runs in the browser too'),
    only(
      'saved',
      '^lib/saved/',
      [basics, '^lib/query/'],
      'questions as they are kept, and who may change what of them',
    ),
    only('forms', '^lib/forms/', [basics, '^lib/(query|saved)/'], 'what people fill in, and how it is named'),
    only('orders', '^lib/orders/', [basics, '^lib/query/'], 'where an order stands, and what of it changes'),
    only('models', '^lib/models/', [basics], 'what there is: models, their tests, the steps of the pipeline'),
    only('sql', '^lib/sql/', [basics, '^lib/(orders|query)/', generated], 'fragments are pure'),
    only(
      'ingest',
      '^lib/ingest/',
      [basics, files, '^lib/(db|env|source-env)\\.ts$', '^lib/store/', '^lib/refresh/', generated],
      'rows in',
    ),
    only(
      'refresh',
      '^lib/refresh/',
      [
        basics,
        '^lib/db\\.ts$',
        '^lib/ingest/identify/',
        '^lib/sql/',
        '^lib/store/(event-meanings|kept/current-funnels)\\.ts$',
        generated,
      ],
      'raw rows to the materialized funnel',
    ),
    only(
      'store',
      '^lib/store/',
      [
        basics,
        '^lib/(db|forms/|query/|saved/|models/|sql/(counted-products|day)-sql|ingest/shapes/mapping)',
        generated,
      ],
      'one file a noun',
    ),
    only(
      'access',
      '^lib/access/',
      [basics, files, '^lib/(forms|query|store)/', '^lib/(db|env)\\.ts$', generated],
      'who may see what',
    ),
    only('outgoing', '^lib/outgoing/', [basics], 'the one way out to other servers'),
    only(
      'reports',
      '^lib/reports/',
      [basics, '^lib/(forms|orders|query|saved|models|sql|store)/', '^lib/db\\.ts$', generated],
      'the answers',
    ),
    only('dbt', '^lib/dbt/', [basics, files, '^lib/models/', '^lib/db\\.ts$', generated], 'what is upstream'),
    only(
      'lineage',
      '^lib/lineage/',
      [basics, '^lib/(dbt|forms|models|query|saved|reports|store)/', '^lib/db\\.ts$', generated],
      'what is made from what',
    ),
    only(
      'exposures',
      '^lib/exposures/',
      [basics, '^lib/(dbt|forms|models|query|saved|reports|store)/', '^lib/(db|env)\\.ts$', generated],
      'what people look at, as dbt says it',
    ),
    only(
      'pipeline',
      '^lib/pipeline/',
      [
        basics,
        files,
        '^lib/(dbt|query|models|sql|store|ingest|refresh|reports)/',
        '^lib/(database-error|db|env|settings)\\.ts$',
        generated,
      ],
      'what keeps the numbers fresh, tested and explained',
    ),
    only(
      'alerts',
      '^lib/alerts/',
      [
        basics,
        '^lib/(forms|query|saved|models|store|reports|outgoing)/',
        '^lib/(alert-env|database-error|db|env|settings)\\.ts$',
        generated,
      ],
      'what is wrong, and who is told',
    ),
    only(
      'charts-and-ui',
      '^components/(charts|ui)/',
      ['^components/(charts|ui)/', '^lib/format/'],
      'looks only',
    ),
    only(
      'form',
      '^components/form/',
      ['^components/ui/', '^lib/forms/form\\.ts$'],
      'what people fill in, and what the server says of it',
    ),
    only('table', '^components/table/', ['^components/ui/', '^lib/(query|format)/'], 'rows in columns'),
    only(
      'filters',
      '^components/filters/',
      ['^components/(table|ui)/', '^lib/(orders|query|time|format)/'],
      'write the URL',
    ),
    only(
      'funnels',
      '^components/funnels/',
      [
        basics,
        '^components/(filters|form|reports/saved|ui)/',
        '^components/charts/(hatch\\.tsx|funnel/)',
        '^components/reports/(format-interval|step-colors)\\.ts$',
        '^lib/(forms|query)/',
        '^lib/(reports/attempts|store/event-properties)',
      ],
      'where funnels are built; of answers the types alone',
    ),
    only(
      'segments',
      '^components/segments/',
      [
        '^components/(filters|form|ui)/',
        '^components/reports/saved/report-dialog\\.tsx$',
        '^lib/(format|forms|query)/',
      ],
      'filters, and saving them',
    ),
    {
      name: 'components-do-no-io',
      comment: 'components may import only the types of results',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^(app|bin|server|prisma)/|^lib/(access|alerts|dbt|exposures|lineage/(read|lay|to-)|reports|sql|store|refresh|ingest|embedded|migrate|db|env|settings)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'lib-knows-no-react',
      comment: 'server/serve.ts runs Next, and nothing else of it',
      severity: 'error',
      from: { path: '^(lib|bin|server|prisma)/', pathNot: '^server/serve\\.ts$' },
      to: { path: '^(app|components)/|node_modules/(react|react-dom|next|recharts|@tanstack|nuqs)/' },
    },
    {
      name: 'recharts-only-in-charts',
      severity: 'error',
      from: { pathNot: '^components/charts/' },
      to: { path: 'node_modules/recharts/' },
    },
    {
      name: 'app-writes-no-sql',
      severity: 'error',
      from: { path: '^app/', pathNot: tests },
      to: { path: '^lib/(sql|testing)/|^prisma/generated/' },
    },
    {
      name: 'one-way-to-the-database',
      comment: 'pages, panels, actions and routes reach it through requireAccess',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/_access/' },
      to: { path: '^lib/db\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'testing-only-in-tests',
      severity: 'error',
      from: { path: '^(app|bin|components|lib|prisma|server)/', pathNot: tests },
      to: { path: '^lib/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^prisma/generated/|^\\.next/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
