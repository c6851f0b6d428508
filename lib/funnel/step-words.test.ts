import { expect, it } from 'vitest'
import { toStepWords } from './step-words'

it('follow from three', () => {
  expect(toStepWords({ label: 'Signed up', noun: 'sign-up', verb: 'sign up' })).toEqual({
    label: 'Signed up',
    noun: 'sign-up',
    nouns: 'sign-ups',
    verb: 'sign up',
    did: 'signed up',
    didOne: 'signed up',
    didIt: 'signed up',
    didShort: 'signed up',
    verbIt: 'sign up',
    onward: 'sign up',
    didNext: 'signed up',
    doing: 'the sign-up',
    ofProduct: 'product signed up',
    ofProducts: 'products signed up',
    event: 'the sign-up',
    furthest: 'Signed up',
  })
})

it('are those that are given, and others follow from these', () => {
  const given = {
    label: 'Added',
    noun: 'cart',
    verb: 'add',
    did: 'added one',
    event: 'the adding',
    nouns: 'trolleys',
  }
  expect(toStepWords({ ...given, didIt: 'added it', ofProduct: 'product in cart' })).toMatchObject({
    ...given,
    didOne: 'added one',
    didShort: 'added it',
    doing: 'the adding',
    ofProducts: 'products in cart',
  })
})
