import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, makeFreshDatabase, onCluster } from '@/lib/testing/database/fresh-database'
import { query } from '@/lib/testing/database/query'
import { applyMigrations } from './apply-migrations'

const FUNNEL = '20261123000000_funnel'

const NEWER = `
  insert into _prisma_migrations (id, checksum, migration_name, finished_at)
  values ('x', 'x', '29990101000000_later', now())`

const UNKNOWN =
  'which this version of Tundish does not have in that form. Start the version that made it, or use another database.'

describe('applyMigrations', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await makeFreshDatabase()
  })
  beforeEach(async () => {
    if (!onCluster()) return query(fresh.url, 'drop schema public cascade; create schema public')
    // With its schema Citus would go, too.
    await fresh.drop()
    fresh = await makeFreshDatabase()
  })
  afterAll(() => fresh.drop())

  const history = () =>
    query(fresh.url, 'select * from _prisma_migrations order by migration_name, started_at')
  const tables = () =>
    query(fresh.url, `select tablename from pg_tables where schemaname = 'public' order by 1`)

  it('applied twice is applied once', async () => {
    const applied = await applyMigrations(fresh.url)
    expect(applied[0]).toBe(FUNNEL)
    const before = await history()
    expect(before.map((row) => [row.migration_name, row.applied_steps_count])).toEqual(
      applied.map((name) => [name, 1]),
    )
    expect(await applyMigrations(fresh.url)).toEqual([])
    expect(await history()).toEqual(before)
  })

  it('applied by five starters at the same time is applied once', async () => {
    const starters = await Promise.all([1, 2, 3, 4, 5].map(() => applyMigrations(fresh.url)))
    expect(starters.filter((applied) => applied.length > 0)).toHaveLength(1)
    expect(await history()).toHaveLength(starters.flat().length)
  })

  it("keeps its history in Prisma's own columns", async () => {
    await applyMigrations(fresh.url)
    const columns = await query(
      fresh.url,
      `select column_name as name, data_type as type, character_maximum_length as length, is_nullable as nullable,
         column_default as default
       from information_schema.columns
       where table_name = '_prisma_migrations'
       order by ordinal_position`,
    )
    const moment = { type: 'timestamp with time zone', length: null }
    const text = { type: 'character varying', nullable: 'NO', default: null }
    expect(columns).toEqual([
      { name: 'id', ...text, length: 36 },
      { name: 'checksum', ...text, length: 64 },
      { name: 'finished_at', ...moment, nullable: 'YES', default: null },
      { name: 'migration_name', ...text, length: 255 },
      { name: 'logs', type: 'text', length: null, nullable: 'YES', default: null },
      { name: 'rolled_back_at', ...moment, nullable: 'YES', default: null },
      { name: 'started_at', ...moment, nullable: 'NO', default: 'now()' },
      { name: 'applied_steps_count', type: 'integer', length: null, nullable: 'NO', default: '0' },
    ])
  })

  it('refuses a database that a newer version has migrated, and leaves it alone', async () => {
    await applyMigrations(fresh.url)
    await query(fresh.url, NEWER)
    const before = await history()
    await expect(applyMigrations(fresh.url)).rejects.toMatchObject({
      code: 'bad_setting',
      message: `The database holds the migration 29990101000000_later, ${UNKNOWN}`,
    })
    expect(await history()).toEqual(before)
  })

  it('refuses a database whose migration was another one of the same name', async () => {
    await applyMigrations(fresh.url)
    await query(fresh.url, `update _prisma_migrations set checksum = 'another'`)
    await expect(applyMigrations(fresh.url)).rejects.toMatchObject({
      code: 'bad_setting',
      message: `The database holds the migration ${FUNNEL}, ${UNKNOWN}`,
    })
  })

  it('does not count a migration that was rolled back', async () => {
    await applyMigrations(fresh.url)
    await query(fresh.url, NEWER.replace('finished_at', 'rolled_back_at'))
    expect(await applyMigrations(fresh.url)).toEqual([])
  })

  it('that fails half-way leaves no table and no history behind', async () => {
    await query(fresh.url, 'create table promo (mine int)')
    await expect(applyMigrations(fresh.url)).rejects.toThrow('relation "promo" already exists')
    expect(await tables()).toEqual([{ tablename: '_prisma_migrations' }, { tablename: 'promo' }])
    expect(await history()).toEqual([])
    await query(fresh.url, 'drop table promo')
    expect(await applyMigrations(fresh.url)).toContain(FUNNEL)
  })
})

it('says where nobody answers, without the password', async () => {
  await expect(applyMigrations('postgresql://me:secret@127.0.0.1:1/shop')).rejects.toMatchObject({
    code: 'database_unreachable',
    message: 'PostgreSQL at 127.0.0.1:1/shop cannot be used: connect ECONNREFUSED 127.0.0.1:1.',
  })
})
