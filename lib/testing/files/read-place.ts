import { expect } from 'vitest'
import { type ReadOptions, readRecords } from '@/lib/ingest/read/read-records'

/** What is read of a file, short for eyes: member, line and fields, or `!` and the reason; last, what was thrown. */
export async function readPlace(place: string, options: ReadOptions = {}): Promise<string[]> {
  const out: string[] = []
  try {
    for await (const { member, records } of readRecords(place, options)) {
      for (const record of records) {
        const said = 'fields' in record ? JSON.stringify(record.fields) : `! ${record.reason}: ${record.row}`
        out.push(`${member} ${record.line} ${said}`)
      }
    }
  } catch (error) {
    expect(error).toMatchObject({ name: 'TundishError', code: 'bad_file' })
    out.push((error as Error).message)
  }
  return out
}
