import type { DbOrTransaction } from '@/lib/db'
import type { LastResult } from './look'
import type { TestFinding } from './test-finding'

/** What a test found and what stands because nothing came: with the rows that are kept of it. */
export async function findAgain(
  db: DbOrTransaction,
  test: string,
  { known, ...found }: LastResult,
): Promise<TestFinding> {
  const kept =
    found.failures > 0 ? await db.dataTestRow.findMany({ where: { test }, orderBy: { number: 'asc' } }) : []
  const isKnown = typeof known === 'object' && known !== null
  return { ...found, rows: kept.map(({ row }) => row), lookedAt: 0, ...(isKnown && { known }) }
}
