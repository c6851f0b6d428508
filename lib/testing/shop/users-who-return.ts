import type { UserMoments } from '@/lib/stats/design-effect'
import { drawBeta, drawBinomial, drawPoisson } from '@/lib/stats/draw'
import type { Uniform } from '@/lib/stats/seeded-random'
import { sumOf } from '@/lib/stats/sum'

/** How many of a user's sessions came to each of two steps. */
export type ReturningUser = readonly [whole: number, part: number]

/** Users who come back, each with a rate of its own; `mean` is that of all. */
export function drawReturning(uniform: Uniform, many: number, mean = 0.3): ReturningUser[] {
  return Array.from({ length: many }, () => {
    const whole = 1 + drawPoisson(uniform, 3)
    return [whole, drawBinomial(uniform, whole, drawBeta(uniform, 2 * mean, 2 - 2 * mean))]
  })
}

export function momentsOf(users: readonly ReturningUser[]): UserMoments {
  const places = [0, 1] as const
  return {
    users: places.map((place) => users.filter((user) => user[place] > 0).length),
    sessions: places.map((place) => sumOf(users, (user) => user[place])),
    products: places.map((one) => places.map((other) => sumOf(users, (user) => user[one] * user[other]))),
  }
}
