import { Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import type { PipelineContext } from '../pipeline-context'
import { inTestTransaction } from './in-test-transaction'
import { passed, type TestFinding } from './test-finding'

type Shared = Readonly<{ ids: number; signedIn: number }>

/** How many ids of sessions several users gave, and how they were read (docs/decisions/0031). There is nothing to break. */
export async function judgeSharedIds(
  { db }: PipelineContext,
  { column }: Readonly<{ column: string }>,
): Promise<TestFinding> {
  const [shared] = await inTestTransaction(db, (tx) =>
    tx.$queryRaw<Shared[]>(sharedIdsSql(identifierSql(column))),
  )
  if (!shared?.ids) return passed('No session id is shared.')
  const { ids, signedIn } = shared
  const which = ids === 1 ? 'session id is' : 'session ids are'
  const guests = `${formatCount(signedIn)} by a guest who signed in`
  return passed(
    `${formatCount(ids)} ${which} shared: ${guests}, ${formatCount(ids - signedIn)} by different people.`,
  )
}

/** Where two users gave an id and are counted as one, one of them was a guest. */
function sharedIdsSql(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with shared as ( -- an id that several users gave, how many they are, and as how many they are counted
      select count(distinct coalesce(given_user_id, user_id)) as users, count(distinct user_id) as counted
      from event
      where not ${isBackOfficeSql()}
      group by ${id}
      having min(coalesce(given_user_id, user_id)) <> max(coalesce(given_user_id, user_id))
    )
    select count(*)::int as ids, (count(*) filter (where users = 2 and counted = 1))::int as "signedIn"
    from shared`
}
