import { expect, it } from 'vitest'
import { wrapText } from './wrap-text'

const byLength = (line: string) => line.length

it.each([
  ['one two three', 20, ['one two three']],
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 6, ['one', 'two', 'three']],
  ['unbreakable one', 4, ['unbreakable', 'one']],
  ['', 4, ['']],
])('%j in %d is %j', (text, width, lines) => {
  expect(wrapText(text, width, byLength)).toEqual(lines)
})
