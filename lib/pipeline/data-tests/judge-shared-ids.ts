import { type DbOrTransaction, Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import type { PipelineContext } from '../pipeline-context'
import { sayRows } from './find-failing'
import { inTestTransaction } from './in-test-transaction'
import type { AskedOf } from './look'
import { passed, type TestFinding } from './test-finding'

type Shared = Readonly<{ ids: number; signedIn: number }>

/** How many ids of sessions several users gave, and how they were read (docs/decisions/0031). There is nothing to break. */
export async function judgeSharedIds(
  { db }: PipelineContext,
  { column }: Readonly<{ column: string }>,
  { changed }: AskedOf,
): Promise<TestFinding> {
  const ask = (tx: DbOrTransaction) =>
    tx.$queryRaw<Shared[]>(sharedIdsSql(identifierSql(column), changed !== null))
  const [shared] = changed ? await ask(changed.tx) : await inTestTransaction(db, ask)
  const { ids, signedIn } = shared ?? { ids: 0, signedIn: 0 }
  return { ...passed(say(ids, signedIn, changed !== null)), ...(changed && sayRows(changed)) }
}

function say(ids: number, signedIn: number, isOfChanged: boolean): string {
  const what = isOfChanged ? 'of those that changed ' : ''
  if (ids === 0) return `No session id ${what}is shared.`
  const which = ids === 1 ? `session id ${what}is` : `session ids ${what}are`
  const guests = `${formatCount(signedIn)} by a guest who signed in`
  return `${formatCount(ids)} ${which} shared: ${guests}, ${formatCount(ids - signedIn)} by different people.`
}

/**
 * Where two users gave an id and are counted as one, one of them was a guest. Who gave it is looked up of ids that may be
 * shared: those that changed, or all that stand under several users or whose user was settled.
 */
function sharedIdsSql(id: Prisma.Sql, isOfChanged: boolean): Prisma.Sql {
  const user = Prisma.sql`coalesce(given_user_id, user_id)`
  return Prisma.sql`
    with candidate as ( -- an id that may be shared
      ${isOfChanged ? Prisma.sql`select ${id} from looked` : candidatesSql(id)}
    ),
    shared as ( -- an id that several users gave, how many they are, and as how many they are counted
      select count(distinct ${user}) as users, count(distinct user_id) as counted
      from event
      where not ${isBackOfficeSql()} and ${id} in (select ${id} from candidate)
      group by ${id}
      having min(${user}) <> max(${user})
    )
    select count(*)::int as ids, (count(*) filter (where users = 2 and counted = 1))::int as "signedIn"
    from shared`
}

/** Pairs of a user and an id are read in the order of an index, without the events. */
function candidatesSql(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      select ${id}
      from (select distinct user_id, ${id} from event) as pair
      group by ${id}
      having count(*) > 1
      union
      select ${id} from event where given_user_id is not null`
}
