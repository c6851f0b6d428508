/** Ids are whole numbers of at most 18 digits, so that they fit into a bigint of the database; null for anything else. */
export function parseReportId(id: string): bigint | null {
  return /^\d{1,18}$/.test(id) ? BigInt(id) : null
}
