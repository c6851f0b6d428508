import { expect, it } from 'vitest'
import { toNearest } from './to-nearest'

const NAMES = ['event', 'order', 'order_item', 'session_path', 'funnel_day']

it.each([
  ['events', 'event'],
  ['Orders', 'order'],
  ['orderitem', 'order_item'],
  ['sesion_path', 'session_path'],
  ['', 'event'],
])('%s is likest %s', (text, name) => {
  expect(toNearest(text, NAMES, 2)).toHaveLength(2)
  expect(toNearest(text, NAMES, 1)).toEqual([name])
})
