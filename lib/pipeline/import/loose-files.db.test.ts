import { utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { planImport } from '@/lib/ingest/source/plan-import'
import { runSourceImport } from '@/lib/ingest/source/run-source-import'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { useDeliveries } from '@/lib/testing/files/deliveries'

// Files of the watched folder that are no tables of a delivery.

const db = useTestDatabase()
const watched = useDeliveries(db)
const { deliver, runImport } = watched

const place = (name: string) => path.join(watched.path(), name)
const countEvents = () => db().event.count()

const segment = (id: string) =>
  JSON.stringify({
    type: 'track',
    event: 'Product Viewed',
    messageId: id,
    anonymousId: 'a1',
    userId: 'ann',
    originalTimestamp: '2026-02-09T10:00:00.000Z',
    receivedAt: '2026-02-09T10:00:01.000Z',
    sentAt: '2026-02-09T10:00:00.500Z',
    timestamp: '2026-02-09T10:00:00.400Z',
    context: { library: { name: 'analytics.js', version: '2.0' } },
    properties: { product_id: 'p1', name: 'Fern', price: 10 },
  })

const OWN = ['who,visit,what,at,thing', 'ann,s1,product viewed,2026-02-09T10:00:00Z,p1']

it('of a known layout are stored, at once and once', async () => {
  await deliver('monday.json', [segment('m1'), segment('m2')])
  await deliver('2/tuesday.json', [segment('m3')])
  expect(await runImport()).toMatchObject({
    state: 'passed',
    message: '3 rows were stored, 0 corrected, 0 rejected.',
  })
  expect(await countEvents()).toBe(3)
  expect(await runImport()).toMatchObject({ message: 'No file was waiting.' })
})

it('of a layout that nobody confirmed wait, and the step says what to do; others are not kept back', async () => {
  await deliver('own.csv', OWN)
  await deliver('own.txt', ['at;who;visit;thing;what', '2026-02-09 10:00:00;ann;s1;p1;product viewed'])
  await deliver('monday.json', [segment('m1')])
  const { state, message, log } = await runImport()
  expect([state, await countEvents()]).toEqual(['warned', 1])
  expect(message).toContain(
    `${place('own.csv')} is of a layout that nobody has confirmed. Look at it with: tundish import "${place('own.csv')}" --preview`,
  )
  expect(log.join('\n')).toMatch(/own\.txt waits\. Times in at are written without a zone.* --zone /)
})

it('of a layout that somebody confirmed are stored from then on', async () => {
  await deliver('own.csv', OWN)
  const [plan] = await planImport(db(), [{ place: place('own.csv'), root: null }], { scratch: null })
  const mapping = plan?.proposal.mapping
  if (!plan || !mapping) throw new Error('It is understood.')
  await runSourceImport(
    db(),
    { files: plan.files, keysHash: plan.keysHash, name: 'own', mapping },
    {
      scratch: null,
      askedBy: 'a test',
    },
  )
  await deliver('more.csv', [...OWN, 'bob,s2,product viewed,2026-02-10T10:00:00Z,p1'])
  expect(await runImport()).toMatchObject({
    state: 'passed',
    message: '1 rows were stored, 0 corrected, 0 rejected.',
  })
  expect(await countEvents()).toBe(2)
})

it('that have no rows with a time, such as a text about the others, are left alone', async () => {
  await deliver('README.md', ['# The export of Monday', '', 'Events, one a line.'])
  await deliver('stock.csv', ['sku,stock', 'p1,40'])
  await deliver('done', [])
  const { state, message, log } = await runImport()
  expect([state, message]).toEqual(['passed', 'No file was waiting.'])
  expect(log.join('\n')).toMatch(
    /README\.md is left alone\. .+\n.*stock\.csv is left alone\. No field holds a time/,
  )
})

it('that are damaged fail the step, and keep no other back', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => segment(`m${n}`)).join('\n')
  for (const [name, bytes] of [['picture.gz', 12] as const, ['monday.json.gz', 60_000] as const]) {
    await writeFile(place(name), gzipSync(rows).subarray(0, bytes))
    await utimes(place(name), new Date(0), new Date(0))
  }
  await deliver('tuesday.json', [segment('t1')])
  const { state, message, log } = await runImport()
  expect([state, message]).toEqual([
    'failed',
    expect.stringMatching(/monday\.json\.gz .* And 1 more could not be read/),
  ])
  expect(log.join('\n')).toContain('picture.gz')
  expect(await countEvents()).toBe(1)
})
