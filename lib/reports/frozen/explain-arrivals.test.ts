import { describe, expect, it } from 'vitest'
import { explainArrivals } from './explain-arrivals'

const THEN = { range: null, events: 1000, sessions: 100 }

describe('explainArrivals', () => {
  it('says nothing where nothing came or went', () => {
    const now = { ...THEN, arrivedEvents: 0, lateEvents: 0, arrivedSessions: 0 }
    expect(explainArrivals(THEN, now)).toEqual([])
  })

  it('tells late events from those that happened since', () => {
    const now = { ...THEN, events: 1005, arrivedEvents: 5, lateEvents: 2, arrivedSessions: 1 }
    expect(explainArrivals(THEN, now)).toEqual([
      '5 events in 1 session of these days arrived since; 2 of them had happened before and came late.',
    ])
  })

  it('counts what went, also where as much came', () => {
    const now = { ...THEN, events: 1000, arrivedEvents: 3, lateEvents: 3, arrivedSessions: 2 }
    expect(explainArrivals(THEN, now)).toEqual([
      '3 events in 2 sessions of these days arrived since; all of them had happened before and came late.',
      '3 events of these days were removed.',
    ])
  })

  it('takes what was being stored at that moment for what came since', () => {
    const now = { ...THEN, events: 1001, arrivedEvents: 0, lateEvents: 0, arrivedSessions: 0 }
    expect(explainArrivals(THEN, now)[0]).toContain('1 event ')
  })
})
