import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type pg from 'pg'

const ROWS_AT_A_TIME = 20_000

/** Writes the one text column of `sql` to a file, a line a row. */
export async function exportLines(client: pg.Client, sql: string, file: string): Promise<void> {
  const stream = createWriteStream(file)
  await client.query('begin')
  await client.query(`declare bench_export no scroll cursor for ${sql}`)
  for (;;) {
    const { rows } = await client.query<[string]>({
      text: `fetch ${ROWS_AT_A_TIME} from bench_export`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    if (!stream.write(`${rows.map(([line]) => line).join('\n')}\n`)) await once(stream, 'drain')
  }
  await client.query('commit')
  stream.end()
  await finished(stream)
}
