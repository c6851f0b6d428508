/** The id of a row as it comes from outside: a whole number from 1, that fits into a bigint of the database; else null. */
export function parseRowId(text: string): bigint | null {
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null
}

/** The same for looking a row up: what is no id is 0, which no row has. */
export function toRowId(text: string): bigint {
  return parseRowId(text) ?? 0n
}
