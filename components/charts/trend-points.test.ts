import { expect, test } from 'vitest'
import { spreadLabels, toAxisEnd, toDrawnPoints } from './trend-points'

const point = { label: '', title: '', partial: false, counts: [3], rate: 0.5, band: null, before: null }

test('a partial bucket is reached by the dashed line only, from its neighbour on', () => {
  const drawn = toDrawnPoints([point, point, { ...point, partial: true, counts: [1] }])
  expect(drawn.map(({ solid0, open0 }) => [solid0, open0])).toEqual([
    [3, null],
    [3, 3],
    [null, 1],
  ])
})

test('axes end on round numbers', () => {
  expect([0, 3, 7, 10, 11, 43, 578, 1200].map(toAxisEnd)).toEqual([4, 4, 8, 10, 20, 50, 800, 2000])
})

test('labels keep their order and their distance', () => {
  expect(spreadLabels([10, 12, 50], 14)).toEqual([10, 24, 50])
  expect(spreadLabels([50, 12, 10], 14)).toEqual([50, 24, 10])
})
