/**
 * What became of the rows of one write: stored now (new, or a row of a table that describes with new values), corrected
 * (a fact that was known and said something else), or there already as they are.
 */
export type WriteResult = Readonly<{ stored: number; corrected: number; repeated: number }>

/** Rows in one statement: enough to be fast, few enough to keep a transaction short. */
export const BATCH_ROWS = 10_000

/** Cuts rows into batches of BATCH_ROWS. */
export function toBatches<Row>(rows: readonly Row[]): (readonly Row[])[] {
  const batches = []
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    batches.push(rows.slice(start, start + BATCH_ROWS))
  }
  return batches
}

/** Writes rows in batches, in their order, and adds up how many were new or changed. */
export async function writeInBatches<Row>(
  rows: readonly Row[],
  write: (batch: readonly Row[]) => Promise<number>,
): Promise<WriteResult> {
  let stored = 0
  for (const batch of toBatches(rows)) stored += await write(batch)
  return { stored, corrected: 0, repeated: rows.length - stored }
}

/** The last row of each key: one statement cannot change the same row twice. */
export function lastOfEach<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()]
}
