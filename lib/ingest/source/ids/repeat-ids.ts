import type { DbOrTransaction } from '@/lib/db'
import type { RowEvent } from '../../shapes/source-row'
import { hashOfEvent, nameRepeat } from './content-id'

/** So many numbers of one content are asked about at once. */
const AT_ONCE = 64

/**
 * Ids for events that come after the rest of their file: of one without an id the next that no stored event of the same content
 * has. They are those that it would have got in its place, because equal rows can stand for one another.
 */
export async function findNextIds(
  tx: DbOrTransaction,
  events: readonly RowEvent[],
): Promise<ReadonlyMap<RowEvent, string>> {
  const ids = new Map<RowEvent, string>()
  let open = groupByContent(events)
  for (let first = 1; open.length > 0; first += AT_ONCE) {
    const taken = await listTaken(tx, open, first)
    for (const group of open) number(group, { first, taken, ids })
    open = open.filter(({ waiting }) => waiting.length > 0)
  }
  return ids
}

/** Events of one content that wait for an id. */
type Group = Readonly<{ hash: Buffer; waiting: RowEvent[] }>

function groupByContent(events: readonly RowEvent[]): Group[] {
  const groups = new Map<string, Group>()
  for (const event of events) {
    if (event.id !== null) continue
    const hash = hashOfEvent(event)
    const key = nameRepeat(hash, 0)
    const group = groups.get(key) ?? { hash, waiting: [] }
    group.waiting.push(event)
    groups.set(key, group)
  }
  return [...groups.values()]
}

type Numbering = Readonly<{ first: number; taken: ReadonlySet<string>; ids: Map<RowEvent, string> }>

function number({ hash, waiting }: Group, { first, taken, ids }: Numbering): void {
  for (let count = first; count < first + AT_ONCE; count += 1) {
    const id = nameRepeat(hash, count)
    const next = taken.has(id) ? undefined : waiting.shift()
    if (next) ids.set(next, id)
  }
}

async function listTaken(
  tx: DbOrTransaction,
  open: readonly Group[],
  first: number,
): Promise<ReadonlySet<string>> {
  const asked = open.flatMap(({ hash }) =>
    Array.from({ length: AT_ONCE }, (_, index) => nameRepeat(hash, first + index)),
  )
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from event where id = any (${asked}::text[])`
  return new Set(rows.map(({ id }) => id))
}
