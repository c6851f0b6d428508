import { beforeEach, expect, it, vi } from 'vitest'
import { requireSameOrigin } from './same-origin'

const given = new Map<string, string>()
vi.mock('next/headers', () => ({ headers: async () => new Headers([...given]) }))

beforeEach(() => given.clear())

it('lets a page of ours go on', async () => {
  given.set('host', 'tundish.example').set('origin', 'http://tundish.example')
  await expect(requireSameOrigin()).resolves.toBeUndefined()
})

it('asks for https where the front door saw https', async () => {
  given.set('host', 'tundish.example').set('origin', 'https://tundish.example')
  await expect(requireSameOrigin()).rejects.toMatchObject({ code: 'not_allowed' })
  given.set('x-tundish-https', '1')
  await expect(requireSameOrigin()).resolves.toBeUndefined()
})

it.each([
  ['nothing', {}],
  ['no Origin', { host: 'tundish.example' }],
  ['a foreign Origin', { host: 'tundish.example', origin: 'https://evil.example' }],
  ['a foreign site', { host: 'tundish.example', 'sec-fetch-site': 'cross-site' }],
])('refuses %s with a sentence', async (_, headers) => {
  for (const [name, value] of Object.entries(headers)) given.set(name, value)
  await expect(requireSameOrigin()).rejects.toMatchObject({
    code: 'not_allowed',
    message: expect.stringMatching(/^This was not sent by a page of this Tundish, so nothing was changed\./),
  })
})
