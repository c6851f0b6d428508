import { describe, expect, it } from 'vitest'
import { isLoopbackAddress, isLoopbackHost } from './loopback'

describe('isLoopbackHost', () => {
  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    '127.0.0.1',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:3000',
  ])('knows %s', (host) => expect(isLoopbackHost(host)).toBe(true))

  it.each([
    '',
    'evil.com',
    'localhost.evil.com',
    'localhost.',
    'evil.com:localhost',
    'localhost@evil.com',
    '127.0.0.1.nip.io',
    '127.0.0.1@evil.com',
    '0.0.0.0',
    '0',
    '2130706433',
    '0x7f.1',
    '127.1',
    '::1',
    '[::2]',
    '[::ffff:127.0.0.1]',
    'localhost:3000, evil.com',
    'localhost:999999',
    ' localhost',
    'localhost\t',
    'lоcalhost',
  ])('is not taken in by "%s"', (host) => expect(isLoopbackHost(host)).toBe(false))
})

describe('isLoopbackAddress', () => {
  it.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1', 'localhost'])('knows %s', (address) =>
    expect(isLoopbackAddress(address)).toBe(true),
  )
  it.each(['0.0.0.0', '::', '10.0.0.1', '192.168.1.4', '::ffff:10.0.0.1', '127.0.0.1.evil', ''])(
    'is not taken in by "%s"',
    (address) => expect(isLoopbackAddress(address)).toBe(false),
  )
})
