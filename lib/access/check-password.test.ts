import { describe, expect, it } from 'vitest'
import { checkPassword } from './check-password'

const EMAIL = 'ann.lee@example.com'

describe('checkPassword', () => {
  it.each(['violet kettle march', 'ключ от старого дома', 'x9$kQ2mPz7!w', 'a1b2'.repeat(32)])(
    'takes %s',
    (password) => expect(checkPassword(password, EMAIL)).toBeNull(),
  )

  it.each([
    ['short', /at least 12/],
    ['🌹🌹🌹🌹🌹🌹', /at least 12/],
    [`${'a1b2'.repeat(32)}c`, /at most 128/],
    ['PassWord1234', /anybody would try/],
    ['abababababab', /anybody would try/],
    ['ann.lee@example.com', /like the e-mail/],
    ['ann.lee12345', /like the e-mail/],
  ])('refuses %s', (password, why) => expect(checkPassword(password, EMAIL)).toMatch(why))
})
