import { NodeState } from '@/components/lineage/node-state'
import { type LineColumn, LineTable } from '@/components/table/line-table'
import { NameLink } from '@/components/ui/name-link'
import { Small } from '@/components/ui/small'
import { formatCount } from '@/lib/format/format-number'
import type { DataStateName } from '@/lib/models/data-state'
import type { DbtNode } from '@/lib/models/dbt-node'
import { DbtTestResult } from './dbt-test-list'
import { FRESHNESS_WORDS } from './freshness-words'

type Line = Readonly<{
  node: DbtNode
  /** Null for what holds no data. */
  state: DataStateName | null
  /** The page that says more of it. */
  href: string
  /** When its tests were last tried; null where none was. */
  triedAt: Date | null
}>

type Props = Readonly<{
  lines: readonly Line[]
  /** A moment for eyes. */
  say: (moment: Date) => string
}>

/** Nodes of dbt, in the order in which they are given. */
export function DbtNodeTable({ lines, say }: Props) {
  return (
    <LineTable
      label="Nodes of dbt"
      columns={listColumns(say)}
      rows={lines}
      keyOf={({ node }) => `${node.project} ${node.id}`}
    />
  )
}

/** Says why none of them stands in the lineage, and what to do. */
export function NothingFeeds() {
  return (
    <p className="max-w-prose text-ink-soft text-sm">
      None of these is called as a table of ours, so nothing stands in the lineage. Say in a model's meta
      which table it feeds:{' '}
      <code>
        meta: {'{'} tundish: event {'}'}
      </code>
      .
    </p>
  )
}

function listColumns(say: Props['say']): readonly LineColumn<Line>[] {
  return [
    { label: 'Node', cell: (line) => <NodeName line={line} /> },
    { label: 'What it is', cell: ({ node }) => <span className="line-clamp-3">{node.description}</span> },
    {
      label: 'Feeds',
      cell: ({ node: { feeds } }) => feeds !== null && <NameLink name={feeds} href={`/data/${feeds}`} />,
    },
    {
      label: 'Freshness',
      cell: ({ node: { freshness } }) => (
        <>
          {freshness && FRESHNESS_WORDS[freshness.state]}
          {freshness?.maxLoadedAt && <Small>newest row {say(freshness.maxLoadedAt)}</Small>}
          {freshness && <Small>asked {say(freshness.checkedAt)}</Small>}
        </>
      ),
    },
    {
      label: 'Tests',
      cell: ({ node, triedAt }) => (
        <>
          <TestSummary tests={node.tests} />
          {triedAt && <Small>tried {say(triedAt)}</Small>}
        </>
      ),
    },
  ]
}

function NodeName({ line: { node, state, href } }: { line: Line }) {
  return (
    <>
      {state && <NodeState state={state} />} <NameLink name={node.name} href={href} />
      <Small>
        {node.kind}
        {node.owner !== null && ` of ${node.owner}`}
      </Small>
    </>
  )
}

/** So many that did not pass are named; the page of the node has more. */
const MOST_NAMED = 5

/** How many ended how; those that did not pass by name. */
function TestSummary({ tests }: Pick<DbtNode, 'tests'>) {
  const passed = tests.filter(({ state }) => state === 'pass').length
  const others = tests.filter(({ state }) => state !== 'pass')
  return (
    <>
      {passed > 0 && <p>{formatCount(passed)} passed</p>}
      {others.slice(0, MOST_NAMED).map((test) => (
        <p key={test.name} className="break-all">
          {test.name}: <DbtTestResult test={test} />
        </p>
      ))}
      {others.length > MOST_NAMED && <Small>and {formatCount(others.length - MOST_NAMED)} more</Small>}
    </>
  )
}
