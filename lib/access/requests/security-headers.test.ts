import { describe, expect, it } from 'vitest'
import { type PagePolicy, parseEmbedToken, toPagePolicy, toStandingHeaders } from './security-headers'

const http = { isHttps: false }

describe('toStandingHeaders', () => {
  it('shuts a page in from every side', () => {
    expect(toStandingHeaders('/products?range=90d', http)).toEqual({
      'Content-Security-Policy':
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
      'Permissions-Policy': expect.stringContaining('camera=(), display-capture=(), geolocation=()'),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    })
  })

  it('speaks of https only over https', () => {
    const name = 'Strict-Transport-Security'
    expect(toStandingHeaders('/', http)).not.toHaveProperty(name)
    expect(toStandingHeaders('/', { isHttps: true })[name]).toBe('max-age=31536000; includeSubDomains')
  })

  it('lets browsers keep files that never change, and nothing else', () => {
    expect(toStandingHeaders('/_next/static/chunks/a.js', http)).not.toHaveProperty('Cache-Control')
    for (const target of ['/_next/data/x.json', '/api/health', '/x?/_next/static/', '/icon.svg'])
      expect(toStandingHeaders(target, http)).toHaveProperty('Cache-Control', 'private, no-store')
  })

  it('leaves frames of an embedded page to its policy, which allows none by itself', () => {
    const headers = toStandingHeaders('/share/abc/embed', http)
    expect(headers).not.toHaveProperty('X-Frame-Options')
    expect(headers['Cross-Origin-Resource-Policy']).toBe('cross-origin')
    expect(headers['Content-Security-Policy']).toContain("frame-ancestors 'none'")
    for (const target of [
      '/embed',
      '/share/embed',
      '/?/share/x/embed',
      '/share/x/y/embed',
      '/share/x/embed/y',
    ])
      expect(toStandingHeaders(target, http)['X-Frame-Options']).toBe('DENY')
  })
})

describe('toPagePolicy', () => {
  const page: PagePolicy = { nonce: 'n0nce', isHttps: false, isDev: false, embedOrigins: [] }

  it('allows what the page brings, and its own server', () => {
    expect(toPagePolicy(page).split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self' 'nonce-n0nce' 'strict-dynamic'",
      "style-src-elem 'self' 'nonce-n0nce'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
  })

  it('allows eval in development alone', () => {
    expect(toPagePolicy({ ...page, isDev: true })).toContain("'unsafe-eval'")
    expect(toPagePolicy(page)).not.toContain('unsafe-eval')
  })

  it('asks for https where it came by https', () => {
    expect(toPagePolicy({ ...page, isHttps: true })).toMatch(/; upgrade-insecure-requests$/)
  })

  it('names the origins that may frame it', () => {
    const embedOrigins = ['https://wiki.example', 'http://localhost:8080']
    expect(toPagePolicy({ ...page, embedOrigins })).toContain(
      'frame-ancestors https://wiki.example http://localhost:8080',
    )
  })

  it.each([
    '*',
    'https:',
    "'self'",
    'https://*.example',
    'https://a.example/path',
    'https://a.example; script-src *',
    'https://a.example *',
    'https://a.example,*',
    'https://user@a.example',
    'data:',
    'https://a.example\n*',
    '',
  ])('does not take %j for an origin', (origin) => {
    expect(toPagePolicy({ ...page, embedOrigins: [origin] })).toBe(toPagePolicy(page))
  })
})

describe('parseEmbedToken', () => {
  it('is the one of the embed page of a link', () => {
    expect(
      ['/share/abc/embed', '/share/abc', '/share//embed', '/embed', '/', '/x/share/abc/embed'].map(
        parseEmbedToken,
      ),
    ).toEqual(['abc', null, null, null, null, null])
  })
})
