import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { PRODUCT_FUNNEL_KEY } from '@/lib/funnel/funnel-of'
import { attemptSecondsSql, pathSecondsSql } from '@/lib/sql/conversion-sql'

/** Rows that are counted of the shop, and those of its products. */
export type Facts = Readonly<{ paths: Prisma.Sql; pairs: Prisma.Sql }>

/** A funnel that is added up under its key, and where its rows are: stored, and of what is touched as it is now, as it was, and what came or went. */
export type Counted = Readonly<{
  key: string
  funnel: Funnel
  stored: Facts
  now: Facts
  before: Facts
  change: Facts
  /** Of a row of the shop, from its start to its conversion; null without one. */
  seconds: Prisma.Sql
  /** What a category counts: each row of its products, or of these each session once. */
  isSessionOnce: boolean
  hasProducts: boolean
}>

/** The product funnel: sessions, and pairs of a session and a product. */
export function ofSessions(funnel: Funnel): Counted {
  const of = (state: string) => ({
    paths: Prisma.raw(`path_${state}`),
    pairs: Prisma.raw(`product_${state}`),
  })
  return {
    key: PRODUCT_FUNNEL_KEY,
    funnel,
    stored: { paths: Prisma.sql`session_path`, pairs: Prisma.sql`product_funnel` },
    now: of('now'),
    before: of('before'),
    change: of('change'),
    seconds: pathSecondsSql(funnel),
    isSessionOnce: true,
    hasProducts: true,
  }
}

/** A saved one: attempts. */
export function ofAttempts(key: string, funnel: Funnel): Counted {
  const of = (rows: Prisma.Sql) => ({ paths: rows, pairs: rows })
  return {
    key,
    funnel,
    stored: of(Prisma.sql`(select * from attempt where funnel = ${key})`),
    now: of(Prisma.sql`attempt_now`),
    before: of(Prisma.sql`attempt_before`),
    change: of(Prisma.sql`attempt_change`),
    seconds: attemptSecondsSql(funnel),
    isSessionOnce: false,
    hasProducts: funnel.per === 'product',
  }
}
