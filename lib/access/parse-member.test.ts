import { describe, expect, it } from 'vitest'
import { refusalOf } from '@/lib/testing/refusal-of'
import { parseAcceptance, parseCredentials, parseNewMember } from './parse-member'

const PASSWORD = ' four plain words '

describe('parseNewMember', () => {
  it('takes a name and an address without what stands around them, and a password as it is', () => {
    expect(parseNewMember({ name: ' Ann\u0000 ', email: ' Ann@Example.com', password: PASSWORD })).toEqual({
      name: 'Ann',
      email: 'ann@example.com',
      password: PASSWORD,
    })
  })

  it.each([
    [{ name: ' ', email: 'ann', password: '' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'Ann', email: 'ann', password: '' }, 'email'],
    [{ name: 'Ann', email: 'ann@example.com', password: 'short' }, 'password'],
    [{ name: 'Ann', email: 'ann@example.com' }, 'password'],
    [{ name: 'Ann', email: 'ann@example.com', password: 'x'.repeat(1001) }, 'password'],
    [null, 'name'],
  ])('refuses %j', (raw, field) => {
    expect(refusalOf(() => parseNewMember(raw))).toEqual({ field, problem: expect.any(String) })
  })
})

describe('parseAcceptance', () => {
  it('asks for a name unless there is one, and takes the address from the invitation', () => {
    const found = { email: 'ann@example.com', isPassword: false }
    const eve = { email: 'eve@example.com', password: PASSWORD }
    expect(refusalOf(() => parseAcceptance(eve, found))).toMatchObject({ field: 'name' })
    expect(parseAcceptance({ password: PASSWORD }, { ...found, isPassword: true })).toEqual({
      name: 'ann@example.com',
      email: 'ann@example.com',
      password: PASSWORD,
    })
  })
})

it.each([
  null,
  {},
  { email: 'ann@example.com' },
  { email: 'ann@example.com', password: 7 },
  { password: 'x' },
])('nobody signs in with %j', (raw) => {
  expect(() => parseCredentials(raw)).toThrow('Type your e-mail address and your password.')
})
