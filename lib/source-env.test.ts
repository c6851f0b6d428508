import { expect, it } from 'vitest'
import { parseEnv } from './env'
import { toSourceUrls, toVariableName } from './source-env'

it('URLs of sources come from the environment, by their names; a URL wins over a file', () => {
  const urls = toSourceUrls({
    TUNDISH_SOURCE_MY_SHOP_URL_FILE: '/run/secrets/shop',
    TUNDISH_SOURCE_MY_SHOP_URL: 'postgresql://a/b',
    TUNDISH_SOURCE_LAKE_URL_FILE: '/run/secrets/lake',
    TUNDISH_SOURCE_EMPTY_URL: '',
    TUNDISH_SOURCE_URL: 'nothing',
    OTHER: 'x',
  })
  expect([...urls]).toEqual([
    ['MY_SHOP', { variable: 'TUNDISH_SOURCE_MY_SHOP_URL', url: 'postgresql://a/b' }],
    ['LAKE', { variable: 'TUNDISH_SOURCE_LAKE_URL_FILE', file: '/run/secrets/lake' }],
  ])
  expect(toVariableName('my shop')).toBe('MY_SHOP')
})

it('the settings have them', () => {
  const { sourceUrls } = parseEnv({ TUNDISH_SOURCE_DWH_URL: 'postgresql://a/b' })
  expect([...sourceUrls.keys()]).toEqual(['DWH'])
})
