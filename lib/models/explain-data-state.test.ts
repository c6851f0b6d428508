import { describe, expect, it } from 'vitest'
import type { DataState } from './data-state'
import {
  nameDataState,
  nameTestedAt,
  sayDataState,
  toDataStateJson,
  warnOfDataState,
} from './explain-data-state'

const PASSED: DataState = { state: 'passed', tests: 25, problems: [], testedAt: '2021-02-11T20:15:00.000Z' }
const FAILED: DataState = { ...PASSED, state: 'failed', problems: ['unique_event: 2 rows break it.', 'Odd.'] }
const UNTESTED: DataState = { state: 'untested', tests: 0, problems: [], testedAt: null }

describe('a data state in words', () => {
  it.each([
    [PASSED, '25 tests passed'],
    [{ ...PASSED, tests: 1 }, '1 test passed'],
    [FAILED, '2 problems'],
    [{ ...FAILED, state: 'warned' as const, problems: ['Odd.'] }, '1 warning'],
    [{ ...PASSED, state: 'stale' as const }, 'Stale'],
    [UNTESTED, 'Not tested yet'],
  ])('%j', (dataState, name) => {
    expect(nameDataState(dataState)).toBe(name)
  })

  it('says when, with its day where that is another one in the zone', () => {
    const now = new Date('2021-02-11T21:00:00Z')
    expect(nameTestedAt(PASSED, now, 'UTC')?.short).toBe('20:15')
    expect(nameTestedAt(PASSED, new Date('2021-02-12T00:00:00Z'), 'UTC')?.short).toBe('11 Feb 2021, 20:15')
    expect(nameTestedAt(PASSED, new Date('2021-02-11T23:30:00Z'), 'Europe/Berlin')?.short).toBe(
      '11 Feb 2021, 21:15',
    )
    expect(nameTestedAt(PASSED, now, 'Europe/Berlin')?.long).toBe('11 Feb 2021, 21:15 Europe/Berlin')
    expect(nameTestedAt(UNTESTED, now, 'UTC')).toBeNull()
  })

  it('says all of it where there is room for one paragraph', () => {
    expect(sayDataState(FAILED, 'UTC')).toBe(
      '2 problems. Tested on 11 Feb 2021, 20:15 UTC. unique_event: 2 rows break it. Odd.',
    )
    expect(sayDataState(UNTESTED, 'UTC')).toBe('Not tested yet.')
  })

  it('warns of what failed or is stale, and of nothing else', () => {
    expect(warnOfDataState(FAILED)).toContain('may be wrong')
    expect(warnOfDataState({ state: 'stale' })).toContain('last good numbers')
    expect([
      warnOfDataState(PASSED),
      warnOfDataState(UNTESTED),
      warnOfDataState({ state: 'warned' }),
    ]).toEqual([null, null, null])
  })

  it('is JSON with the names of JSON', () => {
    expect(toDataStateJson(FAILED)).toEqual({
      state: 'failed',
      tested_at: '2021-02-11T20:15:00.000Z',
      problems: FAILED.problems,
    })
  })
})
