import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importRows } from '@/lib/testing/files/import-text'
import { reconcile } from './reconcile'
import type { ReconciledUnit } from './totals'

const db = useTestDatabase()

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-totals-'))
  await importRows(db(), [
    'e1,ann,,s1,view,2026-02-09T21:30:00Z,p1,,',
    'e2,ann,,s1,view,2026-02-09T21:40:00Z,p1,,',
    'e3,ann,,s1,buy,2026-02-09T21:50:00Z,p1,o1,3',
    'e4,ann,,s1,buy,2026-02-09T21:51:00Z,p1,o1,3',
    'e5,bob,,s2,view,2026-02-10T23:30:00Z,p1,,',
    'e6,bob,,s2,view,2026-02-10T23:31:00Z,p1,,',
    'e7,bob,,s3,view,2026-02-11,p1,,',
    'e8,cid,,s4,view,2026-02-11T10:00:00Z,p1,o9,x',
    'e9,cid,,s4,view,2026-02-14T10:00:00Z,p1,,',
  ])
  await runRefresh(db(), { timeZone: 'UTC' })
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function tryFile(lines: readonly string[], unit: ReconciledUnit | null = null, timeZone = 'UTC') {
  const place = path.join(folder, 'totals.csv')
  await writeFile(place, `${lines.join('\n')}\n`)
  return reconcile(db(), place, { timeZone, scratch: null, unit })
}

it('finds nothing where the file says what is stored', async () => {
  const { rows, notes, differs } = await tryFile([
    'day,page views,orders',
    '2026-02-09,2,2',
    '2026-02-10,2,0',
    '2026-02-11,1,0',
    '2026-02-14,1,0',
  ])
  expect(rows).toEqual([
    { day: null, step: 'viewed', file: 6, stored: 6, difference: 0, why: '' },
    { day: null, step: 'checked_out', file: 2, stored: 2, difference: 0, why: '' },
  ])
  expect({ notes, differs }).toEqual({ notes: [], differs: false })
})

it('names repeated orders, refused rows, missing days and days outside of the file', async () => {
  const { rows, notes, differs } = await tryFile([
    'Datum;Produktansicht;Kauf;Umsatz',
    '09.02.2026;2;1;30',
    '10.02.2026;2;0;0',
    '11.02.2026;2;0;0',
    '12.02.2026;4;0;0',
  ])
  expect(rows.filter(({ day }) => day !== null)).toEqual([
    {
      day: '2026-02-11',
      step: 'viewed',
      file: 2,
      stored: 1,
      difference: -1,
      why: '1 refused row names this day.',
    },
    expect.objectContaining({ day: '2026-02-12', difference: -4, why: 'Nothing is stored of this day.' }),
    expect.objectContaining({
      day: '2026-02-09',
      step: 'checked_out',
      difference: 1,
      why: '1 event tells of an order again, which is all of it: stored are events, and an order counts once among orders.',
    }),
  ])
  expect(notes).toEqual([
    'Not compared, because no step is called so: "Umsatz".',
    'What is stored of days after 12 Feb 2026 is not in the file, and is not compared.',
  ])
  expect(differs).toBe(true)
})

it('finds the hours by which a zone is off', async () => {
  const { notes, differs } = await tryFile([
    'day,view,buy',
    '2026-02-09,0,0',
    '2026-02-10,2,2',
    '2026-02-11,3,0',
    '2026-02-14,1,0',
  ])
  expect(differs).toBe(true)
  expect(notes).toEqual([
    'Another zone explains most of it: were all times 3 hours later, 0 would differ instead of 8. Look at the zone of the mapping, and at TUNDISH_TIME_ZONE.',
  ])
  const local = await tryFile(
    ['day,view,buy', '2026-02-10,2,2', '2026-02-11,3,0', '2026-02-14,1,0'],
    null,
    'Europe/Moscow',
  )
  expect(local).toMatchObject({ notes: [], differs: false })
})

it('counts sessions and users as the option or the header says', async () => {
  const sessions = ['day,sessions with view,sessions with purchase', '2026-02-09,1,1', '2026-02-10,1,0']
  expect(await tryFile([...sessions, '2026-02-11,1,0'])).toMatchObject({ differs: false })
  const users = ['day,viewed,checked_out', '2026-02-09,1,1', '2026-02-10,1,0', '2026-02-11,1,0']
  expect(await tryFile(users, 'users')).toMatchObject({ differs: false })
  expect(await tryFile(users, 'events')).toMatchObject({ differs: true })
})

it('reads one count a row, too', async () => {
  const rows = [
    'date,event,sessions',
    '2026-02-09,view,1',
    '2026-02-09,buy,1',
    '2026-02-10,view,1',
    '2026-02-11,view,1',
  ]
  expect(await tryFile(rows)).toMatchObject({ unit: 'sessions', differs: false })
  expect(
    (await tryFile(['day,step,n', '2026-02-09,viewed,2', '2026-02-09,checked_out,2'])).rows,
  ).toMatchObject([
    { day: null, step: 'viewed', file: 2, stored: 2 },
    { day: null, step: 'checked_out', file: 2, stored: 2 },
  ])
})

it('says how many rows were known where less is stored than the file says', async () => {
  await importRows(db(), [
    'e1,ann,,s1,view,2026-02-09T21:30:00Z,p1,,',
    'e2,ann,,s1,view,2026-02-09T21:40:00Z,p1,,',
    'e0,ann,,s1,view,soon,p1,,',
  ])
  const { notes } = await tryFile([
    'day,view',
    '2026-02-09,4',
    '2026-02-10,2',
    '2026-02-11,1',
    '2026-02-14,1',
  ])
  expect(notes).toEqual([
    '1 refused row names none of these days, and may be of any.',
    'Imports met 2 rows that were stored already: what has an id counts once, however often it comes.',
  ])
})

it('says what is wrong with a file', async () => {
  await expect(tryFile(['a,b', 'x,1'])).rejects.toThrow('has no column of days')
  await expect(tryFile(['day,revenue', '2026-02-09,1'])).rejects.toThrow('has no column that means a step')
  expect((await tryFile(['day,view', '2026-02-09,many', 'total,6'])).notes[0]).toBe(
    'Not read: line 2: view is no whole number: "many"; line 3 has no day: "total".',
  )
})
