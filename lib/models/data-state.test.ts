import { describe, expect, it } from 'vitest'
import { type DataFindings, toDataState } from './data-state'

const NOW = new Date('2021-02-11T12:00:00Z')
const AT = '2021-02-11T11:50:00.000Z'
const limit = { now: NOW, staleAfterMs: 30 * 60_000 }

type Test = DataFindings['tests'][number]

const test = (model: string, state: Test['state'], at = AT): Test => ({
  test: `a_test_of_${model}`,
  model,
  state,
  message: 'One row breaks it.',
  at,
})

const standing = (tests: Test[], steps: DataFindings['steps'] = []): DataFindings => ({ tests, steps })

describe('toDataState', () => {
  it('counts the tests of the models and of all that they are made from, and no others', () => {
    const all = standing([test('funnel_day', 'passed'), test('event', 'passed'), test('promo', 'failed')])
    expect(toDataState(['funnel_day'], all, limit)).toEqual({
      state: 'passed',
      tests: 2,
      problems: [],
      testedAt: AT,
    })
  })

  it('is failed where anything upstream failed or could not be tried', () => {
    const failed = standing([test('funnel_day', 'passed'), test('event', 'failed')])
    expect(toDataState(['funnel_day'], failed, limit)).toMatchObject({
      state: 'failed',
      problems: ['a_test_of_event: One row breaks it.'],
    })
    expect(toDataState(['funnel_day'], standing([test('event', 'errored')]), limit).state).toBe('failed')
  })

  it('is never green where nothing was tried', () => {
    expect(toDataState(['funnel_day'], standing([]), limit)).toMatchObject({
      state: 'untested',
      testedAt: null,
    })
    expect(toDataState(['funnel_day'], standing([test('promo', 'passed')]), limit).state).toBe('untested')
  })

  it('is stale where a step that writes the models did not pass, whatever the tests said before', () => {
    const steps = [{ name: 'refresh', state: 'skipped', at: AT }] as const
    const tests = [test('funnel_day', 'passed')]
    expect(toDataState(['funnel_day'], standing(tests, steps), limit)).toMatchObject({
      state: 'stale',
      problems: ['Refresh did not pass; these are the last good numbers.'],
    })
    expect(toDataState(['product'], standing([test('product', 'passed')], steps), limit).state).toBe('passed')
  })

  it('is stale where the last run was cut off before its tests ended', () => {
    const tests = [test('funnel_day', 'passed')]
    for (const state of ['interrupted', 'skipped'] as const) {
      const cut = standing(tests, [{ name: 'test', state, at: AT }])
      expect(toDataState(['funnel_day'], cut, limit)).toMatchObject({
        state: 'stale',
        problems: ['The last run was cut off before its tests ended; what they found before stands.'],
      })
    }
    const failed = standing(tests, [{ name: 'test', state: 'failed', at: AT }])
    expect(toDataState(['funnel_day'], failed, limit).state).toBe('passed')
  })

  it('takes a test that was only ever skipped for none', () => {
    const steps = [{ name: 'refresh', state: 'passed', at: AT }] as const
    const skipped = test('funnel_day', 'skipped', '2021-02-11T11:00:00.000Z')
    expect(toDataState(['funnel_day'], standing([skipped], steps), limit)).toMatchObject({
      state: 'untested',
      testedAt: null,
    })
    expect(toDataState(['funnel_day'], standing([skipped, test('event', 'passed')], steps), limit)).toEqual({
      state: 'stale',
      tests: 2,
      problems: ['One of the tests was never tried.'],
      testedAt: AT,
    })
  })

  it('is stale where it was not tested in time, unless there is no such time', () => {
    const old = standing([test('funnel_day', 'passed', '2021-02-11T11:00:00.000Z')])
    expect(toDataState(['funnel_day'], old, limit).state).toBe('stale')
    expect(toDataState(['funnel_day'], old, { now: NOW, staleAfterMs: null }).state).toBe('passed')
  })

  it('is stale where a clock that was ahead tested it, until that time has come', () => {
    const ahead = standing([
      test('funnel_day', 'passed', '2035-02-11T11:00:00.000Z'),
      test('event', 'passed'),
    ])
    expect(toDataState(['funnel_day'], ahead, limit)).toMatchObject({
      state: 'stale',
      problems: ['They were tested by a clock that was ahead; nobody knows how long ago.'],
    })
  })

  it('is warned where only warnings are left', () => {
    expect(toDataState(['event'], standing([test('event', 'warned')]), limit).state).toBe('warned')
  })
})
