import { describe, expect, it } from 'vitest'
import { toNextPath } from './next-path'

describe('toNextPath', () => {
  it.each(['/', '/quarters', '/products?unit=users&range=30d', '/reports/12#why'])('keeps %s', (path) =>
    expect(toNextPath(path)).toBe(path),
  )

  it.each([
    '//evil.com',
    '/\\evil.com',
    '\\/evil.com',
    'https://evil.com',
    'https:evil.com',
    'http:/evil.com',
    'javascript:alert(1)',
    '/\t/evil.com',
    '/\n/evil.com',
    ' /quarters',
    'quarters',
    '',
    null,
    ['/quarters'],
    { path: '/quarters' },
    `/${'a'.repeat(3000)}`,
  ])('leads nowhere with %j', (text) => expect(toNextPath(text)).toBe('/'))

  it('never begins with two slashes, whatever is resolved', () => {
    expect(toNextPath('/a/..//evil.com')).not.toMatch(/^\/\//)
  })
})
