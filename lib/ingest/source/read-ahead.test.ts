import { expect, it } from 'vitest'
import { collect } from '@/lib/testing/collect'
import { readAhead } from './read-ahead'

it('fetches the next while the last is worked on, and none after that', async () => {
  const fetched: number[] = []
  async function* count() {
    for (let number = 1; number <= 3; number += 1) {
      fetched.push(number)
      yield number
    }
  }
  const seen: unknown[] = []
  for await (const number of readAhead(count())) {
    await new Promise(setImmediate)
    seen.push([number, [...fetched]])
  }
  expect(seen).toEqual([
    [1, [1, 2]],
    [2, [1, 2, 3]],
    [3, [1, 2, 3]],
  ])
})

it('throws what went wrong in its place, and closes what it reads where nobody reads on', async () => {
  let isClosed = false
  async function* break2() {
    try {
      yield [1]
      throw new Error('no second')
    } finally {
      isClosed = true
    }
  }
  const seen: number[] = []
  await expect(
    (async () => {
      for await (const [one] of readAhead(break2())) seen.push(one ?? 0)
    })(),
  ).rejects.toThrow('no second')
  expect([seen, isClosed]).toEqual([[1], true])
  async function* endless() {
    try {
      for (;;) yield [1]
    } finally {
      isClosed = false
    }
  }
  for await (const _ of readAhead(endless())) break
  expect(isClosed).toBe(false)
  expect(await collect(readAhead(endless2()))).toEqual([])
})

async function* endless2(): AsyncGenerator<number[]> {}
