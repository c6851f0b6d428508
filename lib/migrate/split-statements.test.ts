import { describe, expect, it } from 'vitest'
import { splitStatements } from './split-statements'

describe('the statements of a migration', () => {
  it('end at semicolons that nothing quotes', () => {
    const sql = `-- one; of it
create table "a;b" (c text default 'it''s; so'); /* no; more */
create function f() returns int as $body$ begin; select 1; end $body$ language sql;
select $1 - 2 / 3`
    expect(splitStatements(sql)).toEqual([
      `create table "a;b" (c text default 'it''s; so')`,
      'create function f() returns int as $body$ begin; select 1; end $body$ language sql',
      'select $1 - 2 / 3',
    ])
  })

  it('are none where there are comments alone', () => {
    expect(splitStatements('-- nothing;\n ; /* here */')).toEqual([])
  })
})
