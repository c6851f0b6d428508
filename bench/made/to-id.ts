import { createHash } from 'node:crypto'

/** The id of a generated row, as `md5(text)::uuid::text` says it in the database. */
export function toId(text: string): string {
  const hex = createHash('md5').update(text).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
