import { createHash } from 'node:crypto'
import { type Sample, toColumns } from './columns'

/**
 * A fingerprint of the layout of a file: under it a confirmed mapping is kept, so that the next file of the layout asks nothing.
 * Of a table it is made of its columns, in any order; of documents of the keys at the top, and of those beneath that at least half
 * of the records have, so that a rare one changes nothing.
 */
export function keysOf(sample: Sample): string {
  const keys = sample.columns ?? listKeys(sample)
  const text = [...new Set(keys.map((key) => key.toLowerCase()))].toSorted().join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function listKeys({ records }: Sample): readonly string[] {
  const { singles, lists } = toColumns(records)
  const top = records.flatMap((record) => Object.keys(record))
  const often = (rows: number) => rows * 2 >= records.length
  return [
    ...top,
    ...singles.filter(({ rows }) => often(rows.length)).map(({ path }) => path),
    ...lists.filter(({ rows }) => often(rows)).map(({ path }) => path),
  ]
}
