import { expect, it } from 'vitest'
import { toFromSql } from './table-sql'

const ofTable = (table: string) => toFromSql({ table, query: null })
const ofQuery = (query: string) => toFromSql({ table: null, query })

it('names of tables are quoted, part by part', () => {
  expect(ofTable('analytics.Events')).toBe('"analytics"."Events"')
  expect(ofTable('"my.schema"."a ""b"""')).toBe('"my.schema"."a ""b"""')
  expect(ofTable('events; drop table x')).toBe('"events; drop table x"')
})

it.each(['', '.', 'a.', '.a', 'a..b', '"a', '"a"b'])('%j is no name of a table', (table) => {
  expect(() => ofTable(table)).toThrow(/is no name of a table/)
})

it('a select may begin with comments and end with a semicolon', () => {
  expect(ofQuery('-- all\n/* of them */ select 1 ; ')).toBe('(-- all\n/* of them */ select 1 \n)')
  expect(ofQuery('with a as (select 1) select * from a')).toMatch(/^\(with/)
  expect(() => ofQuery('update a set b = 1')).toThrow(/is one select/)
})
