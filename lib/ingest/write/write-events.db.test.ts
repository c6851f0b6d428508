import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { toEvents } from '@/lib/testing/shop/short-events'
import type { NewEvent } from './new-row'
import { writeEvents } from './write-events'

const db = useTestDatabase()

const write = (events: readonly NewEvent[]) => db().$transaction((tx) => writeEvents(tx, events))
const store = (text: string) => write(toEvents(text))
const refresh = () => runRefresh(db(), { timeZone: 'UTC' })

const listPaths = async () =>
  (await db().sessionPath.findMany({ orderBy: [{ userId: 'asc' }, { sessionId: 'asc' }] })).map(
    ({ userId, sessionId, path }) => `${userId}/${sessionId} ${path}`,
  )

const DAY = `
  1 ann/s1 view:fern@0s
  2 ann/s1 cart:fern@1m
  3 bob/s2 view:moss@0s`

it('takes the same content of a known id for known', async () => {
  expect(await store(DAY)).toEqual({ stored: 3, corrected: 0, repeated: 0 })
  await refresh()
  const before = await db().event.findMany({ orderBy: { id: 'asc' } })
  expect(await store(DAY)).toEqual({ stored: 0, corrected: 0, repeated: 3 })
  expect(await db().event.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  expect(await refresh()).toMatchObject({ sessions: 0 })
})

it('takes ids that begin at 1 each day for corrections, and loses no day without a word', async () => {
  await store(DAY)
  await refresh()
  expect(await store('1 cat/s3 view:fern@1d\n2 ann/s1 cart:fern@1m\n4 cat/s3 view:moss@1d')).toEqual({
    stored: 1,
    corrected: 1,
    repeated: 1,
  })
  await refresh()
  expect(await listPaths()).toEqual(['ann/s1 b', 'bob/s2 a', 'cat/s3 aa'])
})

it.each([
  ['session', '2 ann/s9 cart:fern@1m', ['ann/s1 a', 'ann/s9 b', 'bob/s2 a']],
  ['user', '2 dan/s8 cart:fern@1m', ['ann/s1 a', 'bob/s2 a', 'dan/s8 b']],
  ['type', '2 ann/s1 view:fern@1m', ['ann/s1 aa', 'bob/s2 a']],
  ['time', '2 ann/s1 cart:fern@-1m', ['ann/s1 ba', 'bob/s2 a']],
])(
  'lets a correction of the %s stand, and computes the sessions of before and after',
  async (_, line, paths) => {
    await store(DAY)
    await refresh()
    expect(await store(line)).toEqual({ stored: 0, corrected: 1, repeated: 0 })
    await refresh()
    expect(await listPaths()).toEqual(paths)
    const tables = await readFunnelTables(db())
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    expect(await readFunnelTables(db())).toEqual(tables)
  },
)

it('tells of a correction of product, page and list of products, too', async () => {
  const [event] = toEvents('1 ann/s1 checkout@0s')
  if (!event) throw new Error('There is one.')
  await write([{ ...event, productIds: ['fern', 'moss'] }])
  const corrections = [
    { ...event, productIds: ['fern'] },
    { ...event, productIds: ['fern'], pageUrl: '/thanks' },
    { ...event, pageUrl: '/thanks', productId: 'moss' },
  ]
  for (const correction of corrections) {
    expect(await write([correction])).toEqual({ stored: 0, corrected: 1, repeated: 0 })
    expect(await write([correction])).toEqual({ stored: 0, corrected: 0, repeated: 1 })
  }
  expect(await db().event.findMany()).toMatchObject([{ productId: 'moss', properties: null }])
})

it('lets the last of an id stand within one delivery, and counts as in several', async () => {
  const lines = ['1 ann/s1 view@0s', '1 ann/s1 view@0s', '1 ann/s2 view@0s', '1 ann/s1 view@0s']
  expect(await store(lines.join('\n'))).toEqual({ stored: 1, corrected: 2, repeated: 1 })
  await refresh()
  expect(await listPaths()).toEqual(['ann/s1 a'])
  expect(await store(`${lines[2]}\n${lines[0]}`)).toEqual({ stored: 0, corrected: 2, repeated: 0 })
  await refresh()
  expect(await listPaths()).toEqual(['ann/s1 a'])
})

it('moves a shipment whose order is corrected', async () => {
  await store('1 ann/s1 checkout:o1@0s\n2 bob/s2 checkout:o2@0s\n3 depot/d ship:o1@1d')
  await refresh()
  expect(await store('3 depot/d ship:o2@1d')).toMatchObject({ corrected: 1 })
  await refresh()
  const steps = await db().sessionPath.findMany({
    select: { userId: true, steps: true },
    orderBy: { userId: 'asc' },
  })
  expect(steps).toEqual([
    { userId: 'ann', steps: 4 },
    { userId: 'bob', steps: 12 },
  ])
})

it('a correction that moves counted days is told among what was restated', async () => {
  await store(`${DAY}\n4 bob/s4 view:moss@2d\n5 bob/s5 view:moss@3d`)
  await refresh()
  await store('4 bob/s4 view:moss@1d')
  await refresh()
  const moved = await db().restatement.findMany({ where: { productId: '' }, orderBy: { day: 'asc' } })
  expect(moved.map((day) => [day.day.toISOString().slice(0, 10), day.before[0], day.after[0]])).toEqual([
    ['2021-02-10', 0, 1],
    ['2021-02-11', 1, 0],
  ])
})

it('of two that store at the same time the second sees what the first stored', async () => {
  let second: Promise<unknown> = Promise.resolve()
  await db().$transaction(async (tx) => {
    await writeEvents(tx, toEvents('1 guest/s view:fern@0m'))
    second = store('2 ann/s cart:fern@1m')
    // Long enough for the second to be through, if it did not wait.
    await sleep(500)
  })
  await second
  await refresh()
  expect(await listPaths()).toEqual(['ann/s ab'])
})

it('keeps the look-up of an id short, however many come at once', async () => {
  const [view] = toEvents('1 ann/s1 view:fern@0s')
  if (!view) throw new Error('There is no view.')
  await write(Array.from({ length: 10_000 }, (_, at) => ({ ...view, id: `many-${at}` })))
  const [{ 'QUERY PLAN': plan } = { 'QUERY PLAN': [] }] = await db().$queryRaw<{ 'QUERY PLAN': Plan[] }[]>`
    explain (analyze, buffers, format json) select type from event where id = 'many-77'`
  expect(plan[0]?.Plan['Shared Hit Blocks']).toBeLessThan(8)
})

type Plan = Readonly<{ Plan: Readonly<{ 'Shared Hit Blocks': number }> }>
