import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { rowsSql } from './rows-sql'

const db = useTestDatabase()

it('gives back every text as it came, and null where nothing is', async () => {
  const texts = [null, 'null', 'NULL', 'nullify', '', ' ', 'a b', 'a,b', '{}', '{', '"', '\\', "'", 'ä', '\n']
  const rows = [...texts, 'a-1.b:c+d_e'].map((text, place) => ({ place, text, blank: null }))
  const read = await db().$queryRaw`
    select place, text, blank
    from ${rowsSql(rows, { place: 'int', text: 'text', blank: 'numeric' })}
    order by place`
  expect(read).toEqual(rows)
})

it('has as many rows where all of them are blank', async () => {
  const rows = [
    { one: null, other: null },
    { one: null, other: null },
  ]
  expect(await db().$queryRaw`select * from ${rowsSql(rows, { one: 'text', other: 'text' })}`).toEqual(rows)
})
