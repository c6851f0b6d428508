import { expect, it } from 'vitest'
import { readKnownBrowser, toKnownBrowser } from './known-browser'

const SECRET = 'q83hTz0Lk5vXyN2bRr7Wd1Jm9Pc4Fs6G'
const kept = toKnownBrowser(SECRET, 'Ann@example.com')

it('a browser is known again, by a name of its own, for the account that it signed in to', () => {
  expect(readKnownBrowser(kept, SECRET, 'ann@example.com')).toMatch(/^browser [\w-]{12}$/)
  const other = toKnownBrowser(SECRET, 'ann@example.com')
  expect(readKnownBrowser(other, SECRET, 'ann@example.com')).not.toBe(
    readKnownBrowser(kept, SECRET, 'ann@example.com'),
  )
})

it.each([
  undefined,
  '',
  '.',
  'a.',
  `.${kept.split('.')[1]}`,
  `a.${kept.split('.')[1]}`,
  `${kept}x`,
  kept.split('.')[0],
])('nobody is known by %s', (value) => expect(readKnownBrowser(value, SECRET, 'ann@example.com')).toBeNull())

it('nor for another account, nor under another secret', () => {
  expect(readKnownBrowser(kept, SECRET, 'bob@example.com')).toBeNull()
  expect(readKnownBrowser(kept, `${SECRET}x`, 'ann@example.com')).toBeNull()
})
