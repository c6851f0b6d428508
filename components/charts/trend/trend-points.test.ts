import { expect, test } from 'vitest'
import { listLone, spreadLabels, toAxisEnd, toDrawnPoints } from './trend-points'

const point = { label: '', title: '', partial: false, counts: [3], rate: 0.5, band: null, before: null }

test('a partial bucket is reached by the dashed line only, from its neighbour on', () => {
  const drawn = toDrawnPoints(
    [point, point, { ...point, partial: true, counts: [1] }],
    ({ counts }) => counts,
  )
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
  expect(spreadLabels([10, 12, 50], 14, 200)).toEqual([10, 24, 50])
  expect(spreadLabels([50, 12, 10], 14, 200)).toEqual([50, 24, 10])
})

test('labels of lines that meet at the bottom stay in the picture, the first line on top', () => {
  expect(spreadLabels([194, 194, 194], 15, 194)).toEqual([164, 179, 194])
  expect(spreadLabels([20, 190, 192], 15, 194)).toEqual([20, 179, 194])
  expect(spreadLabels([150, 170, 185], 15, 194)).toEqual([150, 170, 185])
})

test('an interval stands alone where none is beside it', () => {
  const [full, none] = [{ band: [0, 1] as const }, { band: null }]
  expect(listLone([full])).toEqual([{ index: 0, band: [0, 1] }])
  expect(listLone([full, full, none, full, none]).map(({ index }) => index)).toEqual([3])
  expect(listLone([none])).toEqual([])
})
