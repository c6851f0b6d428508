import Link from 'next/link'
import { NodeState } from '@/components/lineage/node-state'
import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'
import { formatCount } from '@/lib/format/format-number'
import type { DbtNode, DbtTest } from '@/lib/models/dbt-node'
import type { GuardState } from '@/lib/models/guard'

type Line = DbtNode &
  Readonly<{
    /** Null for what holds no data. */
    state: GuardState | null
    /** The newest row that dbt saw, for eyes. */
    newest: string | null
  }>

const COLUMNS = ['Node', 'What it is', 'Feeds', 'Freshness', 'Tests']

/** So many are listed; more are of little use on a screen. */
const MOST = 300

/** Nodes of dbt, those that feed our tables first. */
export function DbtNodeTable({ nodes }: { nodes: readonly Line[] }) {
  const sorted = nodes.toSorted((a, b) => Number(b.feeds !== null) - Number(a.feeds !== null))
  return (
    <div className="space-y-2">
      {!nodes.some(({ feeds }) => feeds !== null) && <NothingFeeds />}
      <LineTable label="Nodes of dbt" columns={COLUMNS}>
        {sorted.slice(0, MOST).map((node) => (
          <NodeRow key={`${node.project} ${node.id}`} node={node} />
        ))}
      </LineTable>
      {nodes.length > MOST && (
        <p className="text-muted text-sm">
          Of {formatCount(nodes.length)} nodes the first {MOST}.
        </p>
      )}
    </div>
  )
}

function NothingFeeds() {
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

function NodeRow({ node }: { node: Line }) {
  const { id, name, kind, description, url, owner, feeds, freshness, newest, state, tests } = node
  return (
    <LineRow id={id}>
      <LineCell>
        {state && <NodeState state={state} />}{' '}
        {url === null ? (
          name
        ) : (
          <a className="link" href={url}>
            {name}
          </a>
        )}
        <span className="block text-muted text-xs">
          {kind}
          {owner !== null && ` of ${owner}`}
        </span>
      </LineCell>
      <LineCell>
        {description}
        <Columns columns={node.columns} />
      </LineCell>
      <LineCell>
        {feeds !== null && (
          <Link className="link" href={`/data/${feeds}`}>
            {feeds}
          </Link>
        )}
      </LineCell>
      <LineCell>
        {freshness && WORDS[freshness.state]}
        {newest !== null && <span className="block text-muted text-xs">newest row {newest}</span>}
      </LineCell>
      <LineCell>
        <TestSummary tests={tests} />
      </LineCell>
    </LineRow>
  )
}

/** Those that the project describes. */
function Columns({ columns }: Pick<DbtNode, 'columns'>) {
  const entries = Object.entries(columns)
  if (entries.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-muted text-xs">
        {entries.length === 1 ? '1 column' : `${formatCount(entries.length)} columns`}
      </summary>
      <dl className="mt-1 space-y-1 text-xs">
        {entries.map(([name, meaning]) => (
          <div key={name}>
            <dt className="inline font-medium">{name}</dt>
            <dd className="inline text-ink-soft">{meaning && `: ${meaning}`}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const WORDS = {
  pass: 'fresh',
  warn: 'getting old',
  error: 'too old',
  'runtime error': 'could not be asked',
} as const

/** How many ended how; those that did not pass by name. */
function TestSummary({ tests }: { tests: readonly DbtTest[] }) {
  const passed = tests.filter(({ state }) => state === 'pass').length
  const others = tests.filter(({ state }) => state !== 'pass')
  return (
    <>
      {passed > 0 && <p>{passed} passed</p>}
      {others.map(({ name, state, failures }) => (
        <p key={name} className={state === 'fail' || state === 'error' ? 'text-bad' : 'text-ink-soft'}>
          {name}: {state ?? 'not run'}
          {failures ? `, ${formatCount(failures)} ${failures === 1 ? 'row' : 'rows'}` : ''}
        </p>
      ))}
    </>
  )
}
