import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { GREENERY } from '@/lib/ingest/formats/greenery'
import { makeFolder } from '@/lib/testing/files/make-folder'

export const MANY = 10_000

/** The files of a shop of 10,000 products, each viewed once, in a folder of their own. */
export function writeManyProducts(): string {
  const folder = makeFolder('many')
  const numbers = Array.from({ length: MANY }, (_, index) => index + 1)
  const rows: Record<string, string[]> = {
    'products.csv': numbers.map((n) => `many-${n},Plant ${n},10,5`),
    'events.csv': numbers.map(
      (n) => `e${n},s${n % 997},u${n % 499},,2021-02-11T10:00:00Z,page_view,,many-${n}`,
    ),
  }
  for (const { file, columns } of GREENERY.tables) {
    writeFileSync(path.join(folder, file), [columns.join(','), ...(rows[file] ?? []), ''].join('\n'))
  }
  return folder
}
