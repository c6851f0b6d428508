import { expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import { EVERYTHING } from '@/lib/query/report-query'
import { onCluster, onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toAsker } from './asker'
import { shareAnswers, toAnswers } from './shared-answers'

const db = useTestDatabase()

const note = (client: Pick<Db, 'annotation'>, title: string) =>
  client.annotation.create({ data: { day: new Date('2021-02-10'), kind: 'release', title } })

const askAsOneRequest = async () => toAsker(db(), await shareAnswers(db())).annotations(null)

const titles = async () => (await askAsOneRequest()).map(({ title }) => title)

it('tells one request what another was told, until something is committed', async ({ skip }) => {
  skip(onCluster(), 'On a cluster each request has its own answers.')
  await note(db(), 'One')
  // Whatever else works on the server commits, too.
  const askTwice = async () => new Set([await askAsOneRequest(), await askAsOneRequest()]).size
  await expect.poll(askTwice, { timeout: 60_000 }).toBe(1)
  const before = await askAsOneRequest()
  await note(db(), 'Two')
  expect(await askAsOneRequest()).not.toBe(before)
  expect(await titles()).toEqual(['One', 'Two'])
})

it('has answers of its own for each request on a cluster, where one server does not know what others committed', async ({
  skip,
}) => {
  skip(!onCluster(), 'The database is on one server.')
  await note(db(), 'One')
  expect(await askAsOneRequest()).not.toBe(await askAsOneRequest())
})

it.skipIf(onEmbedded())(
  'tells nothing of before to who asks after a transaction that began before',
  async () => {
    await db().$transaction(async (tx) => {
      await note(tx, 'Three')
      expect(await titles()).toEqual([])
    })
    expect(await titles()).toEqual(['Three'])
  },
)

it('asks again what failed, and what no longer fits', async () => {
  const answers = toAnswers(20)
  await expect(answers('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await answers('a', async () => 1)).toBe(1)
  expect(await answers('a', async () => 2)).toBe(1)
  await answers('b', async () => 'longer than what is left')
  expect(await answers('a', async () => 2)).toBe(2)
})

it('never shares what is of the moment', async () => {
  const answers = toAnswers()
  const asked = { query: EVERYTHING, asOf: null, now: new Date(), today: '2021-02-14', timeZone: 'UTC' }
  const [one, two] = [toAsker(db(), answers), toAsker(db(), answers)]
  expect(one.report('funnel', asked)).toBe(two.report('funnel', asked))
  expect(one.report('catalogue', asked)).not.toBe(two.report('catalogue', asked))
})
