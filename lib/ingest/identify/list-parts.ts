import type { DbOrTransaction } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import type { Part } from './part-sql'

/** What these users gave under session ids of the source, whoever it is counted for. */
export function listGivenParts(tx: DbOrTransaction, userIds: readonly string[]): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select session_id as "sessionId", user_id as "givenUserId"
    from event
    where user_id = any (${userIds}::text[]) and given_user_id is null and not is_idle and not ${isBackOfficeSql()}
    union
    select session_id, given_user_id
    from event
    where given_user_id = any (${userIds}::text[]) and not is_idle and not ${isBackOfficeSql()}`
}

/** What these users gave and is counted for others, and what others gave and is counted for them. */
export function listNamedParts(tx: DbOrTransaction, userIds: readonly string[]): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select session_id as "sessionId", given_user_id as "givenUserId"
    from event
    where given_user_id = any (${userIds}::text[]) and not is_idle and not ${isBackOfficeSql()}
    union
    select session_id, given_user_id
    from event
    where user_id = any (${userIds}::text[]) and given_user_id is not null and not is_idle and not ${isBackOfficeSql()}`
}
