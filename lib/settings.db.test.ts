import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { listWorkspaceSettings, parseChosen, readSettings } from './settings'
import { COMMAND_LINE } from './store/members/actor'
import { listAuditEntries } from './store/members/audit'
import { chooseSettings } from './store/workspace-settings'

const db = useTestDatabase()

const choose = (given: Readonly<Record<string, string>>) =>
  chooseSettings(db(), COMMAND_LINE, parseChosen(given))

it('has what was chosen in place of the default, and what the environment sets in place of both', async () => {
  expect(await readSettings(db())).toMatchObject({ currency: null, smallestChange: 0.01, idleMinutes: 30 })
  expect(await choose({ currency: 'eur', smallestChange: ' 2.5 ', idleMinutes: '30' })).toEqual([
    'currency',
    'smallestChange',
  ])
  expect(await choose({ fiscalMonth: '4', currency: 'EUR' })).toEqual(['fiscalMonth'])
  expect(await readSettings(db())).toMatchObject({ currency: 'EUR', smallestChange: 0.025, fiscalMonth: 4 })
  const listed = await listWorkspaceSettings(db(), { TUNDISH_CURRENCY: 'SEK' })
  expect(listed.map(({ name, value, from }) => `${name} ${value} ${from}`)).toEqual([
    'currency SEK environment',
    'fiscalMonth 4 workspace',
    'weekStart monday default',
    'smallestChange 2.5 workspace',
    'conversionHours 24 default',
    'idleMinutes 30 workspace',
    'timeZone UTC default',
  ])
  await choose({ currency: '' })
  expect((await readSettings(db())).currency).toBeNull()
  const { entries } = await listAuditEntries(
    db(),
    { action: 'setting-changed', text: '' },
    { skip: 0, take: 9 },
  )
  expect(entries.map(({ subject, detail }) => `${subject}: ${detail}`)).toEqual([
    'Currency: EUR to none',
    'First month of the year: 1 to 4',
    'Smallest change, in percentage points: 1 to 2.5',
    'Currency: none to EUR',
  ])
})

it.each([
  ['currency', 'Euro', 'Currency is not a currency of ISO 4217 such as EUR (it is "EURO").'],
  ['timeZone', 'Berlin', 'Time zone is not an IANA time zone such as UTC or Europe/Berlin (it is "Berlin").'],
  ['weekStart', 'friday', 'First day of the week must be monday, sunday or saturday (it is "friday").'],
  ['idleMinutes', '0', 'Pause between sessions, in minutes must be from 1 to 1440 (it is "0").'],
])('refuses %s %s, and keeps nothing of what came with it', async (field, value, message) => {
  expect(() => parseChosen({ smallestChange: '3', [field]: value })).toThrow(
    expect.objectContaining({ field, message }),
  )
})
