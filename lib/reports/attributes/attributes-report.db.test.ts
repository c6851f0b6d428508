import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { HARD_NAMES } from '@/lib/testing/shop/shop-journeys'
import { runAttributes } from './attributes-report'
import { MOST_VALUES } from './attributes-sql'

const db = useTestDatabase()

type Given = Readonly<{ attributes?: Record<string, string>; on?: string; type?: string; product?: string }>

async function givenSessions(sessions: readonly Given[]) {
  await db().event.createMany({
    data: sessions.map(
      ({ attributes = {}, on = '2021-02-10', type = 'page_view', product = null }, index) => ({
        userId: 'ann',
        id: `e${index}`,
        sessionId: `s${index}`,
        type,
        occurredAt: new Date(`${on}T12:00:00Z`),
        productId: product,
        attributes,
      }),
    ),
  })
  await runRefresh(db(), { timeZone: 'UTC', full: true })
}

const ask = async (asked: Partial<typeof EVERYTHING> = {}) => {
  const { sessions, attributes } = await runAttributes(db(), { ...EVERYTHING, ...asked })
  for (const { parts } of attributes) {
    expect(parts.reduce((sum, part) => sum + part.sessions, 0)).toBe(sessions)
  }
  const lines = attributes.map(({ name, parts }) => [
    name,
    ...parts.map(({ part, value, values, sessions: own }) => [part, value, values, own]),
  ])
  return { sessions, lines }
}

it('tells each value with its sessions, and those of which it is not known', async () => {
  await givenSessions([
    { attributes: { channel: 'email', device: 'mobile' } },
    { attributes: { channel: 'search' } },
    { attributes: { channel: 'email' }, on: '2021-02-12' },
    {},
    { attributes: { channel: 'none reached the funnel' }, type: 'search' },
  ])
  expect(await ask()).toEqual({
    sessions: 4,
    lines: [
      ['channel', ['value', 'email', 1, 2], ['value', 'search', 1, 1], ['not_known', null, 0, 1]],
      ['device', ['value', 'mobile', 1, 1], ['not_known', null, 0, 3]],
    ],
  })
  expect(await ask({ range: { from: '2021-02-12', to: '2021-02-13' } })).toEqual({
    sessions: 1,
    lines: [['channel', ['value', 'email', 1, 1], ['not_known', null, 0, 0]]],
  })
})

it('of whole months and the days around them is what each day has', async () => {
  const days = ['2021-01-31', '2021-02-01', '2021-02-28', '2021-03-01', '2021-03-02']
  await givenSessions(days.map((on) => ({ attributes: { channel: 'email' }, on })))
  expect(await ask({ range: { from: '2021-01-31', to: '2021-03-02' } })).toEqual({
    sessions: 4,
    lines: [['channel', ['value', 'email', 1, 4], ['not_known', null, 0, 0]]],
  })
})

it('more than twenty values are told as others', async () => {
  const pages = Array.from({ length: MOST_VALUES + 3 }, (_, index) => ({ attributes: { page: `p${index}` } }))
  await givenSessions([...pages, { attributes: { page: 'p22' } }, {}])
  const [line = []] = (await ask()).lines
  expect([line[1], line.length, ...line.slice(-2)]).toEqual([
    ['value', 'p22', 1, 2],
    MOST_VALUES + 3,
    ['others', null, 3, 3],
    ['not_known', null, 0, 1],
  ])
})

it('of a product it is the sessions that met it', async () => {
  await givenSessions([
    { attributes: { channel: 'email' } },
    { attributes: { channel: 'search' }, product: 'zz' },
  ])
  expect(await ask({ scope: { product: 'zz' } })).toEqual({
    sessions: 1,
    lines: [['channel', ['value', 'search', 1, 1], ['not_known', null, 0, 0]]],
  })
})

it.each(HARD_NAMES)('names and values are any text: %s', async (name) => {
  await givenSessions([{ attributes: { [name]: name } }])
  expect((await ask()).lines).toEqual([[name, ['value', name, 1, 1], ['not_known', null, 0, 0]]])
})
