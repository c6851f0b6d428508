import { describe, expect, it } from 'vitest'
import { isInternalHeader, toConnection } from './connection'

const plain = { peer: '10.0.0.9', isEncrypted: false }
const forged = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3', 'x-forwarded-proto': 'https' }

describe('toConnection', () => {
  it('believes no header when no proxy is trusted', () => {
    expect(toConnection(forged, plain, 0)).toEqual({ address: '10.0.0.9', isHttps: false })
    expect(toConnection({}, { ...plain, isEncrypted: true }, 0).isHttps).toBe(true)
  })

  it.each([
    [1, '3.3.3.3'],
    [2, '2.2.2.2'],
    [3, '1.1.1.1'],
    [4, '10.0.0.9'],
  ])('with %i trusted proxies counts from the right', (proxies, address) => {
    expect(toConnection(forged, plain, proxies)).toEqual({ address, isHttps: true })
  })

  it.each([
    ['203.0.113.7:4711', '203.0.113.7'],
    ['[2001:DB8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['unknown', '10.0.0.9'],
    ['_hidden', '10.0.0.9'],
    ['999.1.1.1', '10.0.0.9'],
    ['', '10.0.0.9'],
    ['1.1.1.1, unknown', '10.0.0.9'],
  ])('reads the entry %j as %s', (entry, address) => {
    expect(toConnection({ 'x-forwarded-for': entry }, plain, 1).address).toBe(address)
  })

  it('reads the peer of a socket that speaks both families', () => {
    expect(toConnection({}, { peer: '::ffff:127.0.0.1', isEncrypted: false }, 0).address).toBe('127.0.0.1')
    expect(toConnection({}, { peer: '', isEncrypted: false }, 0).address).toBe('')
  })

  it.each([
    ['https, http', 1, false],
    ['https, http', 2, true],
    ['https', 2, true],
    ['HTTPS', 1, true],
    ['http', 1, false],
    ['httpsx', 1, false],
    [undefined, 1, false],
  ])('takes %j behind %i proxies for https: %s', (scheme, proxies, isHttps) => {
    expect(toConnection({ 'x-forwarded-proto': scheme }, plain, proxies).isHttps).toBe(isHttps)
  })
})

describe('isInternalHeader', () => {
  it.each([
    'x-tundish-address',
    'x-tundish-anything',
    'x-middleware-subrequest',
    'x-middleware-next',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'forwarded',
    'x-real-ip',
    'x-nextjs-data',
    'x-invoke-path',
    'x-matched-path',
    'content-security-policy',
  ])('names %s', (name) => {
    expect(isInternalHeader(name)).toBe(true)
  })

  it.each([
    'host',
    'origin',
    'cookie',
    'next-action',
    'rsc',
    'next-router-state-tree',
    'x-forwarded',
    'accept',
  ])('leaves %s', (name) => {
    expect(isInternalHeader(name)).toBe(false)
  })
})
