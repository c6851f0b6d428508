import type { DbOrTransaction } from '@/lib/db'
import { formatList } from '@/lib/format/format-list'
import { formatMany } from '@/lib/format/format-many'
import { formatCount } from '@/lib/format/format-number'
import { quote } from '@/lib/format/quote'
import { findPerson, type Person } from './find-person'

/** What erasing a person would take away, and whose events only name them. */
export type ForeseenErasure = Person &
  Readonly<{
    /** Of theirs, and what others sent to their orders, such as shipments. */
    events: number
    sessions: number
    refunds: number
    /** Events of other people that carry an anonymous id of theirs: they stay, without it. */
    named: number
  }>

/** Changes nothing. Throws `bad_parameter` where nothing is stored of anybody by that id. */
export async function foreseeErasure(db: DbOrTransaction, id: string): Promise<ForeseenErasure> {
  const person = await findPerson(db, id)
  const { ids, orders } = person
  const [row] = await db.$queryRaw<Omit<ForeseenErasure, keyof Person>[]>`
    with theirs as ( -- an event that goes
      select id from event where user_id = any (${ids}::text[])
      union
      select id from event where given_user_id = any (${ids}::text[])
      union
      select id from event where order_id = any (${orders}::text[])
    )
    select
      (select count(*)::float8 from theirs) as events,
      (select count(*)::float8 from session_path where user_id = any (${ids}::text[])) as sessions,
      (
        select count(*)::float8
        from refund
        where user_id = any (${ids}::text[]) or order_id = any (${orders}::text[])
      ) as refunds,
      (
        select count(*)::float8
        from event
        where anonymous_id = any (${ids}::text[]) and id not in (select id from theirs)
      ) as named`
  return { ...person, events: 0, sessions: 0, refunds: 0, named: 0, ...row }
}

const SHOWN = 10

/** Who it is, what goes, and what stays, a sentence each. */
export function sayErasure({ ids, orders, events, sessions, refunds, named }: ForeseenErasure): string[] {
  const shown = ids.slice(0, SHOWN).map(quote)
  const more = ids.length - shown.length
  return [
    ids.length === 1
      ? `This person has one id: ${shown.join()}.`
      : `These ${formatCount(ids.length)} ids are of one person: ${formatList([...shown, ...(more > 0 ? [`${formatCount(more)} more`] : [])])}.`,
    `What goes: ${formatList([...listCounts({ event: events, session: sessions, order: orders.length, refund: refunds }), 'their history', 'name', 'address', 'refused rows'])}. Rows of these ids are refused from now on.`,
    ...(named > 0
      ? [
          `${formatMany(named, 'event')} of other people ${named === 1 ? 'names' : 'name'} one of these ids, and ${named === 1 ? 'stays' : 'stay'} without it.`,
        ]
      : []),
    'What stays: products, the files that it came from, backups, frozen links, and what was sent elsewhere: these are left to you. It cannot be undone.',
  ]
}

/** `6 events`, `1 order`: of those that there are. */
export function listCounts(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([one, rows]) => (rows > 0 ? [formatMany(rows, one)] : []))
}
