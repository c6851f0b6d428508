import Link from 'next/link'
import type { ReactNode } from 'react'
import { NodeState } from '@/components/lineage/node-state'
import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'
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

const COLUMNS = ['Node', 'What it is', 'Feeds', 'Freshness', 'Tests']

/** Nodes of dbt, in the order in which they are given. */
export function DbtNodeTable({ lines, say }: Props) {
  return (
    <LineTable label="Nodes of dbt" columns={COLUMNS}>
      {lines.map((line) => (
        <NodeRow key={`${line.node.project} ${line.node.id}`} line={line} say={say} />
      ))}
    </LineTable>
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

function NodeRow({ line, say }: Readonly<{ line: Line }> & Pick<Props, 'say'>) {
  const { name, kind, description, owner, feeds, freshness } = line.node
  return (
    <LineRow>
      <LineCell>
        {line.state && <NodeState state={line.state} />}{' '}
        <Link className="link" href={line.href} prefetch={false}>
          {name}
        </Link>
        <span className="block text-muted text-xs">
          {kind}
          {owner !== null && ` of ${owner}`}
        </span>
      </LineCell>
      <LineCell>
        <span className="line-clamp-3">{description}</span>
      </LineCell>
      <LineCell>
        {feeds !== null && (
          <Link className="link" href={`/data/${feeds}`}>
            {feeds}
          </Link>
        )}
      </LineCell>
      <LineCell>
        {freshness && FRESHNESS_WORDS[freshness.state]}
        {freshness?.maxLoadedAt && <Small>newest row {say(freshness.maxLoadedAt)}</Small>}
        {freshness && <Small>asked {say(freshness.checkedAt)}</Small>}
      </LineCell>
      <LineCell>
        <TestSummary tests={line.node.tests} />
        {line.triedAt && <Small>tried {say(line.triedAt)}</Small>}
      </LineCell>
    </LineRow>
  )
}

function Small({ children }: { children: ReactNode }) {
  return <span className="block text-muted text-xs">{children}</span>
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
