/** What a field looks like; texts look like nothing. */
const TYPES: readonly RegExp[] = [
  /^[+-]?(\d+([.,]\d+)*|[.,]\d+)([eE][+-]?\d+)?$/,
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([T ].*)?$/,
  /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i,
  /^https?:\/\//i,
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^(true|false)$/i,
]

function typeOf(field: string): number {
  return TYPES.findIndex((type) => type.test(field.trim()))
}

/** Of the fields below a header nine of ten are of one type. */
const MOST = 0.9

/**
 * Whether the first row names the columns of the rows below it: its fields do not have their types. Where all are texts, it
 * does if each of its fields is another and none comes again below.
 */
export function hasHeader(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const others = below.filter((row) => row.join('\0') !== first.join('\0'))
  if (others.length === 0) return first.every((field) => typeOf(field) < 0)
  let alike = 0
  let unlike = 0
  for (const [column, field] of first.entries()) {
    const type = columnType(others.map((row) => row[column] ?? ''))
    if (type < 0 || field.trim() === '') continue
    if (typeOf(field) === type) alike += 1
    else unlike += 1
  }
  if (alike + unlike > 0) return unlike >= alike
  const named = first.filter((field) => field.trim() !== '')
  const comesAgain = first.some(
    (field, column) => field.trim() !== '' && others.some((row) => row[column] === field),
  )
  return named.length > 0 && new Set(named).size === named.length && !comesAgain
}

/** The type of a column; -1 for texts and for nothing. */
function columnType(fields: readonly string[]): number {
  const said = fields.filter((field) => field.trim() !== '')
  const first = said[0]
  if (first === undefined) return -1
  for (const type of new Set(said.slice(0, 5).map(typeOf))) {
    if (type < 0) continue
    if (said.filter((field) => TYPES[type]?.test(field.trim())).length >= said.length * MOST) return type
  }
  return -1
}
