import { HOUR_MS } from '@/lib/time/duration'
import type { Column, Columns } from '../columns'
import { isMail } from '../fields/strip-personal'
import { isNumeric, medianSpanMs, shareOf, shareWithOne } from './column-facts'
import type { Unused } from './draft'
import { findRole } from './find-role'
import { ROLE_WORDS } from './role-words'

export type People = Readonly<{ user: Column | null; anonymous: Column | null; session: Column | null }>

/** Longer than anybody is at a shop at a stretch. */
const LONG_MS = 12 * HOUR_MS

/** Whose records are and in which session, by what columns are called; where nothing is called so, by their values. */
export function findPeople(unused: Unused, columns: Columns, times: readonly (number | null)[]): People {
  const session = unused.use(
    findRole(unused.list(), ROLE_WORDS.session, (column) => isRepeated(column, columns)),
  )
  const user = unused.use(
    findRole(unused.list(), ROLE_WORDS.user, (column) => mayBeUser(column, session, columns)),
  )
  const anonymous = unused.use(findRole(unused.list(), ROLE_WORDS.anonymous))
  const known = user ?? unused.use(findPersonalId(unused.list(), !anonymous && !session))
  if (!known && !anonymous && !session) return findByValues(unused, columns, times)
  if (!known && !anonymous) return { user: session, anonymous: null, session }
  return { user: known ?? anonymous, anonymous: known ? anonymous : null, session }
}

function isRepeated(column: Column, { records }: Columns): boolean {
  return records < 20 || column.distinct.size < column.rows.length
}

/** Whose a session is does not change within it. */
function mayBeUser(column: Column, session: Column | null, columns: Columns): boolean {
  if (columns.records < 20) return true
  return !session || shareWithOne(session, column, columns) >= 0.5
}

/** Mail addresses, or where nothing else is known those of a network: of both fingerprints are kept. */
function findPersonalId(columns: readonly Column[], isAll: boolean): Column | null {
  const looks = [isMail, ...(isAll ? [(text: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(text.trim())] : [])]
  for (const isSo of looks) {
    const column = columns.find((open) => shareOf(open, isSo) > 0.9)
    if (column) return column
  }
  return null
}

/**
 * Of the columns of ids the one whose values keep together most in time is the session, where each of its values stands with one
 * value of another, the user; if there is no such other, or it lasts for days, it is the user itself.
 */
function findByValues(unused: Unused, columns: Columns, times: readonly (number | null)[]): People {
  const ids = unused
    .list()
    .filter((column) => isIdLike(column, columns))
    .flatMap((column) => {
      const span = medianSpanMs(column, times)
      return span === null ? [] : [{ column, span }]
    })
    .toSorted((a, b) => a.span - b.span)
  const [first, ...others] = ids
  if (!first) return { user: null, anonymous: null, session: null }
  const owner =
    first.span > LONG_MS ? undefined : others.find(({ column }) => owns(column, first.column, columns))
  const session = owner ? first.column : null
  return { user: unused.use(owner?.column ?? first.column), anonymous: null, session: unused.use(session) }
}

function isIdLike(column: Column, { records }: Columns): boolean {
  const { distinct, rows } = column
  if (rows.length < records * 0.95 || distinct.size < 3 || distinct.size >= rows.length * 0.95) return false
  const isDecimal = shareOf(column, (text) => /[.,]\d{1,2}$/.test(text)) > 0.5 && isNumeric(column)
  return !isDecimal && shareOf(column, (text) => /^[\w:@.|{}$-]{1,100}$/.test(text)) > 0.9
}

/** Some users have several sessions, and no session several users. */
function owns(user: Column, session: Column, columns: Columns): boolean {
  return (
    user.distinct.size <= session.distinct.size &&
    user.distinct.size > 20 &&
    shareWithOne(session, user, columns) >= 0.98 &&
    shareWithOne(user, session, columns) < 1
  )
}
