/**
 * Values as PostgreSQL reads an array, in one text: of long arrays Prisma and its driver would look at every element by itself, which
 * takes several times as long.
 */
export function toArrayLiteral(values: readonly unknown[]): string {
  return `{${values.map(toElement).join(',')}}`
}

/** What needs no quotes, so that Prisma, which sends a text through JSON, has none to escape. */
const PLAIN = /^[\w.:+-]+$/

function toElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  const text = String(value)
  if (PLAIN.test(text) && !(text.length === 4 && text.toUpperCase() === 'NULL')) return text
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`
}
