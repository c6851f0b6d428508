import { describe, expect, it } from 'vitest'
import { isPlainTarget, toPath } from './request-target'

describe('isPlainTarget', () => {
  it.each([
    '/',
    '/products',
    '/products/',
    '/goals/7/days.csv',
    '/api/reports/time-to-step?range=90d',
    '/?product=a//b%2f..%5c;%00#',
    '/?_rsc=1x2y3',
    '/share/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '/_next/static/chunks/node_modules_next_dist_0~x-y._.js?dpl=1',
    '/_next/static/chunks/app/(dashboard)/goals/[goal]/page-1.js',
    '/_next/static/chunks/app/%28dashboard%29/goals/%5Bgoal%5D/page-1.js',
    '/.well-known/security.txt',
    '/a...b/..c',
    '/caf%C3%A9',
  ])('lets %s through', (target) => {
    expect(isPlainTarget(target)).toBe(true)
  })

  it.each([
    '',
    '*',
    'products',
    'http://127.0.0.1:5432/',
    'https://example.com/products',
    'HTTP://x',
    '//example.com/',
    '/api//reports/funnel',
    '/products//',
    '/./products',
    '/api/./reports',
    '/../products',
    '/api/../products',
    '/api/..',
    '/.',
    '/%2e/products',
    '/%2E%2e/products',
    '/.%2e/products',
    '/api%2freports/funnel',
    '/api%2Freports/funnel',
    '/api\\reports',
    '/\\example.com',
    '/api%5creports',
    '/%252e%252e/products',
    '/products;x',
    '/products;jsessionid=1?range=90d',
    '/products%3bx',
    '/products%00',
    '/products%0d%0aX-Y:z',
    '/products%7f',
    '/products\u0000',
    '/products\t',
    '/pro ducts',
    '/products#x',
    '/product\u00e9',
    '/products%',
    '/products%2',
    '/products%zz',
    '/"onload="',
    '/<script>',
    '/{x}|^`',
  ])('refuses %j', (target) => {
    expect(isPlainTarget(target)).toBe(false)
  })
})

describe('toPath', () => {
  it('ends at the first question mark', () => {
    expect([toPath('/a?b?c'), toPath('/a'), toPath('?')]).toEqual(['/a', '/a', ''])
  })
})
