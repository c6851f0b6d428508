import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readUrl, requirePostgresUrl, sayPlace, withoutSecrets } from './source-url'

const URL_OF_SHOP = 'postgresql://ann:p%2Fw@db.example.com:6543/shop?sslmode=require'

it('what is told of a URL has no name, no password and no parameter', () => {
  expect(sayPlace(URL_OF_SHOP)).toBe('db.example.com:6543/shop')
  expect(sayPlace('postgresql:///shop?host=/run/postgresql&password=geheim')).toBe('/run/postgresql/shop')
})

it('a server that repeats a password in whatever way is not repeated', () => {
  expect(withoutSecrets(`p/w, p%2Fw and ${URL_OF_SHOP}`, URL_OF_SHOP)).toBe('***, *** and ***')
  expect(withoutSecrets('geheim', 'postgresql://h/d?password=geheim')).toBe('***')
})

it('of what is no URL of a PostgreSQL nothing is repeated', () => {
  for (const wrong of ['mysql://a:geheim@h/d', 'postgresql://a:geheim@h:x/d', 'geheim', ''])
    expect(() => requirePostgresUrl(wrong)).toThrow(/^(?!.*geheim).*is not valid: write it as/)
})

it('what the environment says wins; where nothing is, the sentence names the variable', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-urls-'))
  const file = path.join(dataDir, 'url')
  await writeFile(file, `${URL_OF_SHOP}\n`)
  const settings = { dataDir, sourceUrls: new Map([['MY_SHOP', { variable: 'X', file }]]) }
  expect(await readUrl(settings, 'my shop', { urlFile: 'gone.url' })).toBe(URL_OF_SHOP)
  await expect(readUrl(settings, 'lake', { urlFile: 'gone.url' })).rejects.toThrow(
    /set TUNDISH_SOURCE_LAKE_URL, or/,
  )
  await rm(dataDir, { recursive: true })
})
