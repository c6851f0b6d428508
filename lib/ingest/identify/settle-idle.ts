import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { rowsSql } from '../write/rows-sql'
import { toBatches } from '../write/write-result'

// Where a source names no session, idle minutes do: so long after an event of a user another session begins. What is of the
// back office neither opens one nor prolongs it.

/** When an event of a user came or went that is of no session of its source. */
export type Moment = Readonly<{ userId: string; occurredAt: Date }>

/** The longest pause within a session, included: what docs/decisions/0045 says. */
const PAUSE = Prisma.sql`(select idle_minutes * interval '1 minute' from refresh_state where id = 1)`

/**
 * Makes the sessions around these moments as all that is stored of their users says, and marks those that changed. Looks
 * at the sessions that have an event within a pause of a moment: no other can be touched by it.
 */
export async function settleIdle(tx: DbOrTransaction, moments: readonly Moment[]): Promise<void> {
  for (const batch of toBatches(moments)) {
    await tx.$executeRaw(
      renameSql(Prisma.sql`
      near as materialized ( -- a session that has an event within a pause of a moment; once, whatever is expected of it
        select distinct event.user_id, event.session_id
        from ${rowsSql(batch, { userId: 'text', occurredAt: 'timestamptz' }, 'moment')}
        join event using (user_id)
        where event.is_idle
          and event.occurred_at between moment.occurred_at - ${PAUSE} and moment.occurred_at + ${PAUSE}
          and not ${isBackOfficeSql()}
      ),
      own as ( -- an event of such a session
        select event.user_id, event.id, event.occurred_at, event.session_id
        from near
        join event using (user_id, session_id)
        where event.is_idle and not ${isBackOfficeSql()}
      )`),
    )
  }
}

/** The same of everything that is stored; what is of the back office by now is of no session. */
export async function settleAllIdle(tx: DbOrTransaction): Promise<void> {
  await tx.$executeRaw`
    update event
    set session_id = ''
    where is_idle and session_id <> '' and ${isBackOfficeSql()}`
  await tx.$executeRaw(
    renameSql(Prisma.sql`
      own as ( -- an event whose source names no session
        select event.user_id, event.id, event.occurred_at, event.session_id
        from event
        where event.is_idle and not ${isBackOfficeSql()}
      )`),
  )
}

/** Gives the rows of `own` the session that they are of, named by the moment of its first event, and marks both. */
function renameSql(own: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with ${own},
    opened as ( -- an event, and whether a session begins with it
      select own.*, occurred_at - lag(occurred_at) over (partition by user_id order by occurred_at) > ${PAUSE} as is_first
      from own
    ),
    numbered as ( -- an event with the number of its session
      select opened.*, count(*) filter (where is_first is not false) over (partition by user_id order by occurred_at) as number
      from opened
    ),
    named as ( -- an event with what its session is called
      select numbered.user_id, id, session_id as called,
        'idle ' || to_char(
          min(occurred_at) over (partition by user_id, number) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
        ) as session_id
      from numbered
    ),
    renamed as ( -- an event that is of another session now
      update event
      set session_id = named.session_id
      from named
      where event.user_id = named.user_id and event.id = named.id and event.session_id <> named.session_id
      returning event.user_id, event.session_id, named.called
    )
    insert into dirty_session (user_id, session_id)
    select user_id, session_id from renamed
    union
    select user_id, called from renamed where called <> ''`
}
