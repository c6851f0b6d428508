import { ratio } from './ratio'

/** By place of a step: users that came to it, their sessions that did, and the sums over users of the products of two such counts. */
export type UserMoments = Readonly<{
  users: readonly number[]
  sessions: readonly number[]
  products: readonly (readonly number[])[]
}>

type Share = Readonly<{ part: number; whole: number }>

/**
 * What the variance of a share of sessions is as a multiple of that of as many sessions of as many users, 1 or more,
 * because a user's sessions resemble each other: that of a ratio of sums over users (L. Kish, "Survey Sampling" (1965),
 * 6.3). What it is above 1 grows with how many others a session's user has (Kish, 5.4), so it is carried over to where a
 * user has `sessionsPerUser`, which for few days or one product are fewer. 1 where there is nothing to tell it from.
 */
export function toDesignEffect(
  { users, sessions, products }: UserMoments,
  { part, whole }: Share,
  sessionsPerUser: number | null,
): number {
  const [of, from] = [sessions[whole] ?? 0, users[whole] ?? 0]
  const [share, ownPerUser] = [ratio(sessions[part] ?? 0, of), ratio(of, from)]
  if (share === null || ownPerUser === null || ownPerUser <= 1) return 1
  const product = (one: number, other: number) => products[one]?.[other] ?? 0
  const spread = product(part, part) - 2 * share * product(part, whole) + share ** 2 * product(whole, whole)
  return carryOver(ratio(spread, of * share * (1 - share)) ?? 1, ownPerUser, sessionsPerUser)
}

/** The same of how many sessions there are of users that were drawn: a user comes with all of them. */
export function toSizeEffect(
  { users: [from = 0], sessions: [of = 0], products: [[square = 0] = []] }: UserMoments,
  sessionsPerUser: number | null,
): number {
  const ownPerUser = ratio(of, from)
  if (ownPerUser === null || ownPerUser <= 1) return 1
  return carryOver(ratio(square, of) ?? 1, ownPerUser, sessionsPerUser)
}

function carryOver(own: number, ownPerUser: number, sessionsPerUser: number | null): number {
  return 1 + Math.max(0, own - 1) * (((sessionsPerUser ?? ownPerUser) - 1) / (ownPerUser - 1))
}
