import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/test-database'
import { listEmbedOrigins } from './embed-origins'
import { hashToken, newToken } from './token'

const db = useTestDatabase()
const now = new Date('2026-05-01T12:00:00Z')

async function givenLink(given: {
  revokedAt?: Date
  expiresAt?: Date
  embedOrigins?: string[]
}): Promise<string> {
  const token = newToken()
  await db().shareLink.create({
    data: {
      tokenHash: hashToken(token) ?? '',
      title: 'Quarter',
      owner: 'Ann',
      kind: 'live',
      scope: 'locked',
      createdBy: 'Ann',
      embedOrigins: ['https://wiki.example'],
      ...given,
    },
  })
  return token
}

it.each([
  ['a link that holds for ever', {}, ['https://wiki.example']],
  ['one that still holds', { expiresAt: new Date('2026-05-01T12:00:01Z') }, ['https://wiki.example']],
  ['one that expires now', { expiresAt: now }, []],
  ['one that was revoked', { revokedAt: new Date('2026-04-01') }, []],
  ['one for no frame', { embedOrigins: [] }, []],
])('of %s', async (_, given, origins) => {
  expect(await listEmbedOrigins(db(), await givenLink(given), now)).toEqual(origins)
})

it('of what is no token of ours: none, though there are links', async () => {
  await givenLink({})
  for (const token of [
    newToken(),
    '',
    ':token',
    '[token]',
    '%5Btoken%5D',
    'undefined',
    'null',
    '0',
    '%',
    '_',
    '..',
  ])
    expect(await listEmbedOrigins(db(), token, now)).toEqual([])
})
