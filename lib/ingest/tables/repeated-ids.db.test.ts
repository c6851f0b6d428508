import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { useGreeneryFolder } from '@/lib/testing/files/greenery-folder'
import { runImport, type StoreOptions } from './run-import'

const db = useTestDatabase()
const folder = useGreeneryFolder()

async function deliver(events: readonly string[], options: Partial<StoreOptions> = {}) {
  await folder.write({ 'events.csv': events, 'products.csv': ['p1,Fern,10,40'] })
  return runImport(db(), { format: 'greenery', folder: folder.path(), timeZone: 'UTC', ...options })
}

const event = (id: string | number, session: string, user = 'u1', day = 9) =>
  `${id},${session},${user},,2021-02-${String(day).padStart(2, '0')}T10:00:00Z,page_view,,p1`

/** A day of so many events whose ids start at 1. */
const ofDay = (day: number, many = 20) =>
  Array.from({ length: many }, (_, index) => event(index + 1, `s${day}-${index}`, 'u1', day))

describe('ids that start at 1 each day', () => {
  it('are told before the second day is stored', async () => {
    await deliver(ofDay(9))
    await expect(deliver(ofDay(10))).rejects.toMatchObject({
      code: 'bad_file',
      message: `The ids of events in ${folder.path()}/events.csv seem to begin anew: 20 of 20 that are known already (100 %) would move to another session. Event "1", for one, is of session "s9-0" and would be of session "s10-0". Nothing was stored. Give each event an id of its own; or where these are corrections, import them with --yes, or in the watched folder with TUNDISH_REPEATED_IDS=accept.`,
    })
    expect(await db().event.count()).toBe(20)
    expect(await db().importRun.count()).toBe(1)
    await expect(deliver(ofDay(10), { acceptRepeatedIds: true })).resolves.toMatchObject({
      total: { rejected: 0 },
    })
  })

  it('are told in one file of both days, too', async () => {
    await expect(deliver([...ofDay(9), ...ofDay(10)])).rejects.toMatchObject({ code: 'bad_file' })
    expect(await db().event.count()).toBe(0)
    expect(await db().product.count()).toBe(0)
  })

  it('are told of a large file by a sample', async () => {
    const many = 120_000
    await expect(deliver([...ofDay(9, many), ...ofDay(10, many)])).rejects.toMatchObject({
      message: expect.stringContaining('50,000 of 50,000 that are known already'),
    })
  })
})

describe('nothing is told', () => {
  it('of the same file again, of new events, and of a file that says its events twice', async () => {
    await deliver(ofDay(9))
    expect((await deliver(ofDay(9))).total).toMatchObject({ repeated: 21 })
    await deliver([...ofDay(9), ...ofDay(10).map((line) => `new-${line}`)])
    await deliver([...ofDay(9), ...ofDay(9)])
  })

  it('of one event that moves, and of no more than a tenth of those that are known', async () => {
    await deliver(ofDay(9))
    await deliver([event(1, 'elsewhere'), ...ofDay(9).slice(1)])
    await deliver(ofDay(9), { acceptRepeatedIds: true })
    await deliver([event(1, 'elsewhere'), event(2, 'elsewhere'), ...ofDay(9).slice(2)])
    const three = [event(1, 'else'), event(2, 'else'), event(3, 'else'), ...ofDay(9).slice(3)]
    await expect(deliver(three)).rejects.toMatchObject({ message: expect.stringContaining('3 of 20') })
  })

  it('of a guest whom an account claims: the session is the same', async () => {
    await deliver([1, 2, 3].map((id) => event(id, 's1', 'guest-9')))
    await deliver([1, 2, 3].map((id) => event(id, 's1', 'u1')))
  })

  it('of rows that are refused', async () => {
    await deliver(ofDay(9))
    const { total } = await deliver(ofDay(10).map((line) => line.replace('2021', '1921')))
    expect(total.rejected).toBe(20)
  })
})
