import { describe, expect, it } from 'vitest'
import { admitRequest } from './admit-request'

const ARRIVAL = {
  target: '/quarters?unit=users',
  headers: {},
  peer: '10.0.0.9',
  isEncrypted: false,
  proxies: 0,
}

function admit(change: Partial<Parameters<typeof admitRequest>[0]>) {
  const admission = admitRequest({ ...ARRIVAL, ...change })
  if (!admission.ok) throw new Error(admission.sentence)
  return admission.headers
}

describe('admitRequest', () => {
  it.each([
    '/',
    '/quarters',
    '/share/abc/embed?now=1',
    '/_next/static/chunks/0nwh5pru6_y1f.css',
    '/api/reports/to-date?before_from=2026-01-01&x=//..%2f;',
    '/settings/audit/audit.csv',
  ])('lets %s in', (target) => expect(admitRequest({ ...ARRIVAL, target }).ok).toBe(true))

  it.each([
    'http://127.0.0.1:5432/',
    '*',
    '',
    '//evil.com',
    '/api//reports/funnel',
    '/share/../api/reports/funnel',
    '/share/..',
    '/./quarters',
    '/quarters%2f..',
    '/%2e%2e/quarters',
    '/quarters\\..',
    '/quarters%5c',
    '/quarters;x=1',
    '/quarters%00',
    '/quar\tters',
  ])('refuses %s', (target) =>
    expect(admitRequest({ ...ARRIVAL, target })).toMatchObject({ ok: false, status: 400 }),
  )

  it('refuses bodies that are too large', () => {
    const headers = { 'content-length': '1000001' }
    expect(admitRequest({ ...ARRIVAL, headers })).toMatchObject({ ok: false, status: 413 })
  })

  it('believes nobody what they say of themselves', () => {
    const headers = {
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'localhost',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1',
      'x-middleware-subrequest': 'proxy:proxy:proxy',
      'x-tundish-path': '/',
      'x-nonce': 'guessed',
      cookie: 'a=b',
    }
    expect(admit({ headers })).toEqual({
      cookie: 'a=b',
      'x-forwarded-for': '10.0.0.9',
      'x-forwarded-proto': 'http',
    })
  })

  it('believes as many servers in front as it is told, and not one more', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7, 10.0.0.2', 'x-forwarded-proto': 'https' }
    expect(admit({ headers, proxies: 1 })).toMatchObject({
      'x-forwarded-for': '10.0.0.2',
      'x-forwarded-proto': 'https',
    })
    expect(admit({ headers, proxies: 2 })['x-forwarded-for']).toBe('203.0.113.7')
    expect(admit({ headers: {}, proxies: 2 })['x-forwarded-for']).toBe('10.0.0.9')
  })

  it('knows an encrypted connection', () => {
    expect(admit({ isEncrypted: true })['x-forwarded-proto']).toBe('https')
  })
})
