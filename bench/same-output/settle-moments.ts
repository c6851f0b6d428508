import type pg from 'pg'

type Window = Readonly<{ since: string; until: string; at: string }>

/**
 * Moments come from the clock of the database, which cannot be stopped, so what is recorded twice would differ in them.
 * `storedAt` notes what all that was stored since the last time shall have for its moment, and `settle` writes it, in all
 * tables. In between they are true, because what is old is forgotten.
 */
export async function makeMoments(client: pg.Client) {
  const windows: Window[] = []
  let since = await readClock(client)
  const storedAt = async (at: string) => {
    const until = await readClock(client)
    windows.push({ since, until, at })
    since = until
  }
  const settle = async () => {
    const columns = await listColumns(client)
    for (const { since: from, until, at } of windows) {
      for (const { table, column } of columns) {
        await client.query(
          `update ${table} set ${column} = $3 where ${column} >= $1::timestamptz and ${column} < $2::timestamptz`,
          [from, until, at],
        )
      }
    }
  }
  return { storedAt, settle }
}

async function readClock(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ at: string }>('select clock_timestamp()::text as at')
  return rows[0]?.at ?? ''
}

/** The columns of moments, each fit to stand in a statement. */
async function listColumns(
  client: pg.Client,
): Promise<readonly Readonly<{ table: string; column: string }>[]> {
  const { rows } = await client.query(`
    select quote_ident(table_name) as "table", quote_ident(column_name) as "column"
    from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp with time zone'
    order by 1, 2`)
  return rows
}
