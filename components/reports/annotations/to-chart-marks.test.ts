import { expect, it } from 'vitest'
import type { Annotation } from '@/lib/forms/annotation'
import { toChartMarks } from './to-chart-marks'

const on = (day: string, title: string): Annotation => ({ id: title, day, kind: 'release', title })

it('puts each on the bucket that holds its day, several on one flag, and leaves out days outside', () => {
  const annotations = [
    on('2026-01-31', 'before'),
    on('2026-02-01', 'first day'),
    on('2026-02-28', 'last day'),
    on('2026-03-15', 'in March'),
    on('2026-04-01', 'after'),
  ]
  expect(toChartMarks(annotations, ['2026-02-01', '2026-03-01'], '2026-04-01')).toEqual([
    { index: 0, text: '2–3', titles: ['first day', 'last day'] },
    { index: 1, text: '4', titles: ['in March'] },
  ])
  expect(toChartMarks(annotations, [], '2026-04-01')).toEqual([])
})
