import { describe, expect, it } from 'vitest'
import { isReading, isSameOrigin, type Provenance, toOrigin } from './same-origin'

const here: Provenance = {
  origin: 'http://tundish.example:3000',
  fetchSite: null,
  host: 'tundish.example:3000',
  isHttps: false,
}

describe('isSameOrigin', () => {
  it.each<[string, Partial<Provenance>]>([
    ['the same scheme, host and port', {}],
    ['another spelling of the name', { host: 'TUNDISH.example:3000' }],
    ['https', { origin: 'https://tundish.example', host: 'tundish.example', isHttps: true }],
    ['no Origin from a page of ours', { origin: null, fetchSite: 'same-origin' }],
    ['the Origin of a form under no-referrer', { origin: 'null', fetchSite: 'same-origin' }],
  ])('takes %s', (_, given) => {
    expect(isSameOrigin({ ...here, ...given })).toBe(true)
  })

  it.each<[string, Partial<Provenance>]>([
    ['another name', { origin: 'http://evil.example:3000' }],
    [
      'another name, whatever Sec-Fetch-Site says',
      { origin: 'http://evil.example', fetchSite: 'same-origin' },
    ],
    ['another port', { origin: 'http://tundish.example:3001' }],
    ['another scheme', { origin: 'https://tundish.example:3000' }],
    ['http where we are https', { isHttps: true }],
    ['a longer name', { origin: 'http://tundish.example:3000.evil.example' }],
    ['a name that ends alike', { origin: 'http://eviltundish.example:3000' }],
    ['a user that looks like a host', { origin: 'http://tundish.example:3000@evil.example' }],
    ['a path', { origin: 'http://tundish.example:3000/' }],
    ['no Origin', { origin: null }],
    ['the Origin of a sandbox', { origin: 'null', fetchSite: 'cross-site' }],
    ['a neighbour', { origin: null, fetchSite: 'same-site' }],
    ['an address that was typed', { origin: null, fetchSite: 'none' }],
    ['an empty Origin', { origin: '', fetchSite: 'same-origin' }],
    ['no Host', { host: null, fetchSite: 'same-origin' }],
  ])('refuses %s', (_, given) => {
    expect(isSameOrigin({ ...here, ...given })).toBe(false)
  })
})

describe('isReading', () => {
  it('knows three methods, exactly as they are written', () => {
    const methods = ['GET', 'HEAD', 'OPTIONS', 'get', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY', '']
    expect(methods.filter(isReading)).toEqual(['GET', 'HEAD', 'OPTIONS'])
  })
})

describe('toOrigin', () => {
  it('is what a browser would send', () => {
    expect(toOrigin('Tundish.example', true)).toBe('https://tundish.example')
    expect(toOrigin('[::1]:3000', false)).toBe('http://[::1]:3000')
  })
})
