import { Prisma } from '@/prisma/generated/client'

/** A number of ours as it is written: the planner then knows it. */
export function raw(number: number): Prisma.Sql {
  return Prisma.raw(String(number))
}
