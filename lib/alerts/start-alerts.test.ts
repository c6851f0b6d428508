import { afterEach, describe, expect, it, vi } from 'vitest'
import { lookWithin } from './start-alerts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a look', () => {
  const listen = () => vi.spyOn(console, 'error').mockImplementation(() => {})

  it('that hangs is told in the log, and not waited for', async () => {
    const log = listen()
    await lookWithin(20, () => new Promise(() => {}))
    expect(log.mock.calls).toEqual([['A look at the alerts did not end within 0.02 s; others follow.']])
  })

  it('that goes wrong is told in the log, and one that does not is not', async () => {
    const log = listen()
    const wrong = new Error('wrong')
    await lookWithin(10_000, () => Promise.reject(wrong))
    await lookWithin(10_000, async () => 'well')
    expect(log.mock.calls).toEqual([[wrong]])
  })
})
