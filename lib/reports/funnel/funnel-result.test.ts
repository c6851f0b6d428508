import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { wilson } from '@/lib/stats/wilson'
import { toMarked } from '@/lib/testing/to-marked'
import { toFunnelResult } from './funnel-result'

const query: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

describe('toFunnelResult', () => {
  it('without rows has all four steps with zeros and no rates', () => {
    const zero = { count: 0, stepRate: null, stepInterval: null, overallRate: null, overallInterval: null }
    const none = { ...zero, furthest: 0, inferred: 0 }
    expect(toFunnelResult(query, [])).toEqual({
      query,
      steps: [
        { step: 'viewed', ...none, dropOff: null },
        { step: 'added_to_cart', ...none, dropOff: 0 },
        { step: 'checked_out', ...none, dropOff: 0 },
        { step: 'shipped', ...none, dropOff: 0 },
      ],
      withoutStep: 0,
    })
  })

  it('counts who reached a step or a later one: of 10, 6 (60 %), 3 (50 %, 30 %), 1 (33 %, 10 %)', () => {
    const rows = [
      { steps: 0, units: 7 },
      { steps: 1, units: 4 }, // viewed
      { steps: 3, units: 2 }, // viewed, carted
      { steps: 2, units: 1 }, // carted, never seen viewing
      { steps: 7, units: 1 }, // viewed, carted, checked out
      { steps: 4, units: 1 }, // checked out, and nothing else recorded
      { steps: 13, units: 1 }, // viewed, checked out, shipped, without a cart
    ]
    expect(toFunnelResult(query, toMarked(rows))).toEqual({
      query,
      steps: [
        {
          step: 'viewed',
          count: 10,
          stepRate: null,
          stepInterval: null,
          overallRate: 1,
          overallInterval: null,
          dropOff: null,
          furthest: 4,
          inferred: 2,
        },
        {
          step: 'added_to_cart',
          count: 6,
          stepRate: 0.6,
          stepInterval: wilson(6, 10),
          overallRate: 0.6,
          overallInterval: wilson(6, 10),
          dropOff: 4,
          furthest: 3,
          inferred: 2,
        },
        {
          step: 'checked_out',
          count: 3,
          stepRate: 0.5,
          stepInterval: wilson(3, 6),
          overallRate: 0.3,
          overallInterval: wilson(3, 10),
          dropOff: 3,
          furthest: 2,
          inferred: 0,
        },
        {
          step: 'shipped',
          count: 1,
          stepRate: 1 / 3,
          stepInterval: wilson(1, 3),
          overallRate: 0.1,
          overallInterval: wilson(1, 10),
          dropOff: 2,
          furthest: 1,
          inferred: 0,
        },
      ],
      withoutStep: 7,
    })
  })

  it('never rises from step to step, and the furthest steps add up to the first, for all rows', () => {
    const row = fc.record({ steps: fc.integer({ min: 0, max: 15 }), units: fc.integer({ min: 1, max: 1e6 }) })
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ steps }) => steps }), (rows) => {
        const { steps, withoutStep } = toFunnelResult(query, toMarked(rows))
        const counts = steps.map((step) => step.count)
        expect(counts).toEqual(counts.toSorted((a, b) => b - a))
        expect(steps.reduce((sum, step) => sum + step.furthest, 0)).toBe(counts[0])
        expect((counts[0] ?? 0) + withoutStep).toBe(rows.reduce((sum, { units }) => sum + units, 0))
        for (const { stepRate, dropOff } of steps.slice(1)) {
          expect(stepRate ?? 0).toBeLessThanOrEqual(1)
          expect(dropOff).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
