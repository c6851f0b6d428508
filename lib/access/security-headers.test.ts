import { describe, expect, it } from 'vitest'
import { toSecurityHeaders } from './security-headers'

const FACTS = { nonce: 'bm9uY2U=', isHttps: false, isDev: false, embedOrigins: [] }

describe('toSecurityHeaders', () => {
  it('lets scripts run by nonce alone, and nobody frame the page', () => {
    const headers = toSecurityHeaders(FACTS)
    const policy = headers['Content-Security-Policy']
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).toMatch(/frame-ancestors 'none'$/)
    expect(headers).toMatchObject({ 'X-Frame-Options': 'DENY', 'Cache-Control': 'private, no-store' })
    expect(headers).not.toHaveProperty('Strict-Transport-Security')
  })

  it('insists on https for a year where it is https', () => {
    expect(toSecurityHeaders({ ...FACTS, isHttps: true })).toMatchObject({
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    })
  })

  it('lets the sites of a link hold it in a frame, and no others', () => {
    const headers = toSecurityHeaders({ ...FACTS, embedOrigins: ['https://a.example', 'https://b.example'] })
    expect(headers['Content-Security-Policy']).toMatch(
      /frame-ancestors https:\/\/a.example https:\/\/b.example$/,
    )
    expect(headers).not.toHaveProperty('X-Frame-Options')
  })
})
