import { describe, expect, it } from 'vitest'
import { isSameOriginRequest } from './same-origin'

function ask(method: string, origin: string | null, host = 'shop.example.com:3000') {
  return isSameOriginRequest(method, new Headers({ host, ...(origin !== null && { origin }) }))
}

describe('isSameOriginRequest', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('lets anybody read with %s', (method) =>
    expect(ask(method, 'https://evil.com')).toBe(true),
  )

  it.each(['http://shop.example.com:3000', 'https://shop.example.com:3000', 'https://SHOP.example.com:3000'])(
    'lets %s change something',
    (origin) => expect(ask('POST', origin)).toBe(true),
  )

  it.each([
    null,
    '',
    'null',
    'https://evil.com',
    'https://shop.example.com',
    'https://shop.example.com:3001',
    'https://shop.example.com:3000.evil.com',
    'https://evil.com/shop.example.com:3000',
    'https://shop.example.com:3000@evil.com',
    'chrome-extension://shop.example.com:3000',
    'shop.example.com:3000',
  ])('refuses what comes from %s', (origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY']) expect(ask(method, origin)).toBe(false)
  })

  it('refuses what has no host', () => {
    expect(isSameOriginRequest('POST', new Headers({ origin: 'https://shop.example.com' }))).toBe(false)
  })
})
