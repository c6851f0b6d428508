import { expect, it } from 'vitest'
import { parseEnv } from '@/lib/env'
import { toAlertSettings } from './to-alert-settings'

const NOW = new Date('2026-03-02T12:00:30Z')
const MINUTE_MS = 60_000

it.each([
  ['by the schedule', {}, 25.5],
  ['by another', { TUNDISH_SCHEDULE: '0 * * * *' }, 70.5],
  ['by the age of events where there is none', { TUNDISH_SCHEDULE: 'off' }, 72 * 60],
  ['of settings', { TUNDISH_SCHEDULE: 'off', TUNDISH_FRESHNESS_ERROR_HOURS: '3' }, 3 * 60],
])('a pipeline is late %s', (_, variables, minutes) => {
  expect(toAlertSettings(parseEnv(variables), NOW).staleAfterMs).toBe(minutes * MINUTE_MS)
})
