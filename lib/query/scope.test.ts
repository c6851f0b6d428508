import { expect, it } from 'vitest'
import { sayScope, toScope, toScopeParameters } from './scope'

it('holds what is given alone, and says it as addresses do', () => {
  expect(toScope({ product: null, category: null })).toEqual({})
  expect(toScope({ product: 'zz', category: null })).toEqual({ product: 'zz' })
  expect(toScopeParameters({ category: 'Palms' })).toEqual({ product: null, category: 'Palms' })
})

it('is called by its product first, as that is called now, else by its category', () => {
  const names = new Map([['zz', 'ZZ Plant']])
  expect(sayScope({ category: 'Palms', product: 'zz' }, names)).toBe('ZZ Plant')
  expect(sayScope({ product: 'yy' }, names)).toBe('yy')
  expect(sayScope({ category: 'zz' }, names)).toBe('zz')
  expect(sayScope({})).toBe('all products')
})

it('says its filter after what it is of', () => {
  expect(sayScope({ category: 'Palms', where: 'device is mobile' })).toBe('Palms, device is mobile')
  expect(sayScope({ where: 'device is mobile' })).toBe('all products, device is mobile')
})
