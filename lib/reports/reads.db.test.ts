import { expect, it } from 'vitest'
import type { Db, Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { parseRequest } from '@/lib/query/request/request'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { createFunnel } from '@/lib/store/kept/funnels'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { answerReport } from './answer-report'
import { toAsker } from './asker'
import { bindFunnel } from './bind-funnel'
import { getReport, REPORT_NAMES, takesFunnel } from './registry'

const db = useTestDatabase()

const SETTINGS = {
  today: '2021-02-14',
  now: new Date('2021-02-14T00:00:00Z'),
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

const QUESTIONS = [
  {},
  { unit: 'users' },
  { product: 'zz' },
  { product: 'zz', unit: 'users' },
  { category: 'Trees' },
  { breakdown: 'device' },
  { product: 'zz', from: '2021-01-01', to: '2021-02-12' },
  { from: '2021-02-09', to: '2021-02-12' },
  {
    from: '2021-01-01',
    to: '2021-02-12',
    grain: 'month',
    before_from: '2020-12-01',
    before_to: '2021-01-01',
  },
]

const SAVED = 'In order'

/** Of sessions alone. */
const FILTERED = {
  from: '2021-02-09',
  to: '2021-02-12',
  compare: 'previous',
  where: 'device is mobile',
  product: 'zz',
}

/** The models that a statement names, after from or join. */
function listNamed(text: string): ModelName[] {
  return MODEL_NAMES.filter((name) => new RegExp(`\\b(from|join) "?${name}"?\\b`, 'i').test(text))
}

/** The same database, which notes the models that are read. */
function listenTo(client: Db, found: Set<string>): Db {
  const listening = client.$extends({
    query: {
      $allModels: {
        $allOperations({ model, args, query }) {
          for (const name of MODEL_NAMES)
            if (name.replaceAll('_', '') === model.toLowerCase()) found.add(name)
          return query(args)
        },
      },
      $queryRaw({ args, query }) {
        for (const name of listNamed((args as Prisma.Sql).sql)) found.add(name)
        return query(args)
      },
    },
  })
  return listening as unknown as Db
}

/** Goals read nothing where there are none. */
const ASKED = REPORT_NAMES.filter((name) => name !== 'goals')

it.each(ASKED)('%s reads the models that it is said to', async (name) => {
  await givenJourneys(db(), { ...SHOP, eve: 'view:zz@-60d' })
  await db().product.create({ data: { id: 'zz', name: 'ZZ Plant', category: 'Trees' } })
  await createFunnel(
    db(),
    COMMAND_LINE,
    { name: SAVED, description: null },
    { ...PRODUCT_FUNNEL, order: 'ordered' },
  )
  await runRefresh(db(), { timeZone: 'UTC' })
  const found = new Set<string>()
  const ofFunnel = takesFunnel(name) ? [FILTERED, { ...FILTERED, funnel: SAVED }] : []
  for (const question of [...QUESTIONS, ...ofFunnel]) {
    const ask = toAsker(listenTo(db(), found))
    await answerReport(ask, name, await bindFunnel(ask, parseRequest(question, SETTINGS)))
  }
  expect([...found].sort()).toEqual([...getReport(name).reads].sort())
})
