import { expect, it } from 'vitest'
import { parseExposureChoices } from './exposure-choices'

const read = (search: string) => parseExposureChoices(new URLSearchParams(search))

it('are what the address says', () => {
  expect(read('')).toEqual({ project: null, hasSources: true })
  expect(read('project=shop&sources=false')).toEqual({ project: 'shop', hasSources: false })
  expect(read('sources=true')).toMatchObject({ hasSources: true })
})

it.each([
  ['projekt=shop', 'There is no parameter "projekt"; there are project, sources.'],
  ['project=shop&project=wms', '"project" is given more than once.'],
  ['sources=no', '"sources" must be true or false; it is "no".'],
])('%s is refused', (search, sentence) => {
  expect(() => read(search)).toThrow(sentence)
})
