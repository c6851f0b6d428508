import os from 'node:os'
import { expect, it } from 'vitest'
import { getHolder, isHolderGone } from './holder'

const here = os.hostname()
const [, , , place = ''] = getHolder().split(' ')
const isGone = (holder: string, silentSeconds: number) => isHolderGone({ runId: 7n, holder, silentSeconds })

it.runIf(place !== '')('a process of this place is gone when its number is not in use', () => {
  expect(isGone(`${here} 999999999 token ${place}`, 0)).toBe(true)
  expect(isGone(`${here} ${process.pid} another ${place}`, 0)).toBe(true)
  expect(isGone(`${here} ${process.ppid} token ${place}`, 100)).toBe(false)
  expect(isGone(`${here} ${process.ppid} token ${place}`, 1000)).toBe(true)
  expect(isGone(`another-name 999999999 token ${place}`, 0)).toBe(true)
})

it('one of another place is gone when it is silent for a minute, whatever its number and the name of its host', () => {
  for (const other of ['boot/pid:[1]', `${place}2`]) {
    for (const number of [1, process.pid, process.ppid, 999999999]) {
      expect(isGone(`${here} ${number} token ${other}`, 59)).toBe(false)
      expect(isGone(`${here} ${number} token ${other}`, 61)).toBe(true)
    }
  }
  expect(isGone('elsewhere 1 token ', 59)).toBe(false)
  expect(isGone('elsewhere 1 token ', 61)).toBe(true)
})

it('where the system does not tell the place, a number in use here is given more time', () => {
  expect(isGone(`${here} ${process.ppid} token `, 100)).toBe(false)
  expect(isGone(`${here} ${process.ppid} token `, 1000)).toBe(true)
  expect(isGone(`${here} 999999999 token`, 59)).toBe(false)
  expect(isGone(`${here} 999999999 token`, 61)).toBe(true)
})
