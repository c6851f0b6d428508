import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toTableKind } from './table-kind'

const db = useTestDatabase()

type Table = Readonly<{ name: string; key: string[]; columns: string[]; uniques: string[]; pointed: number }>

/** Every table with the columns of its key, all of its columns, the first columns of its unique indexes, and what only one server can do. */
function listTables(): Promise<Table[]> {
  return db().$queryRaw<Table[]>`
    select relname as name,
      array(
        select attname::text
        from pg_constraint
        cross join unnest(conkey) with ordinality as part (number, place)
        join pg_attribute on attrelid = conrelid and attnum = number
        where conrelid = pg_class.oid and contype = 'p'
        order by place
      ) as key,
      array(select attname::text from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped) as columns,
      array(
        select pg_get_indexdef(indexrelid, 1, true) from pg_index where indrelid = pg_class.oid and indisunique
      ) as uniques,
      (
        (select count(*) from pg_constraint where contype = 'f' and pg_class.oid in (conrelid, confrelid))
        + (select count(*) from pg_trigger where tgrelid = pg_class.oid and not tgisinternal)
      )::int as pointed
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by relname`
}

describe('on a cluster', () => {
  it('a table that names the user of its rows is distributed by that user', async () => {
    const named = (await listTables()).filter(({ columns }) => columns.includes('user_id'))
    expect(named.length).toBeGreaterThan(10)
    const elsewhere = named.filter(({ name, key }) => toTableKind(name, key) !== 'distributed')
    expect(elsewhere.map(({ name }) => name)).toEqual([])
  })

  it('marks lie beside what they are of, so that none is taken before that is seen', async () => {
    const tables = await listTables()
    const marks = ['dirty_session', 'dirty_order', 'stale_order', 'untested_session', 'untested_order']
    const kinds = tables.flatMap(({ name, key }) => (marks.includes(name) ? toTableKind(name, key) : []))
    expect(kinds).toEqual(marks.map(() => 'distributed'))
  })

  it('what is distributed is unique by user first, has no trigger, and nothing points at it', async () => {
    const tables = (await listTables()).filter(({ name, key }) => toTableKind(name, key) === 'distributed')
    const broken = tables.filter(
      ({ name, uniques, pointed }) =>
        pointed > 0 || uniques.some((first) => first !== (name === 'user' ? 'id' : 'user_id')),
    )
    expect(broken).toEqual([])
  })

  it('what lies whole on every server is there', async () => {
    const tables = await listTables()
    const whole = tables.filter(({ name, key }) => toTableKind(name, key) === 'reference')
    expect(whole.map(({ name }) => name)).toEqual(['address', 'event_meaning', 'id_tie', 'product', 'promo'])
  })
})
