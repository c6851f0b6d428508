import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importRows } from '@/lib/testing/files/import-text'
import { readShop } from '@/lib/testing/shop/read-shop'
import { foreseeUndo } from './foresee-undo'
import { undoImport } from './undo-import'

const db = useTestDatabase()

const refresh = () => runRefresh(db(), { timeZone: 'UTC' })

/** The shop as it is, refreshed, and what a full rebuild makes of it. */
async function readTwice() {
  await refresh()
  const shop = await readShop(db())
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  expect(await readShop(db())).toEqual(shop)
  return shop
}

const ANN = [
  'e1,,d1,,view,2026-02-09T10:00:00Z,p1,,',
  'e2,,d1,,cart,2026-02-09T10:05:00Z,p1,,',
  'e3,,d1,,buy,2026-02-09T10:20:00Z,p1,o1,30',
]
const LATER = [
  'f1,ann,d1,,view,2026-02-09T10:40:00Z,p2,,',
  'f2,depot,,,ship,2026-02-11T10:00:00Z,,o1,',
  'f3,shop,,,refund,2026-02-12T10:00:00Z,,o1,12.5',
  'f4,bob,,s9,view,2026-02-10T10:00:00Z,p1,,',
  'f5,bob,,s9,buy,2026-02-10T10:10:00Z,p2,o2,9',
]

it('leaves the shop as if the import had never been: ties, shipments, refunds and sessions of idle minutes too', async () => {
  await importRows(db(), ANN)
  const before = await readTwice()
  await emptyDatabase(db())
  await importRows(db(), ANN)
  const { importId } = await importRows(db(), LATER)
  await refresh()
  expect(await readShop(db())).not.toEqual(before)
  expect(await undoImport(db(), importId)).toEqual({ importId, events: 5, orders: 1, refunds: 1, ties: 1 })
  expect(await readTwice()).toEqual(before)
})

it('leaves what came later, whoever the earlier import had made it', async () => {
  await importRows(db(), LATER)
  const before = await readTwice()
  await emptyDatabase(db())
  const { importId } = await importRows(db(), ANN)
  await importRows(db(), LATER)
  await refresh()
  await undoImport(db(), importId)
  expect(await readTwice()).toEqual(before)
})

const row = fc
  .record({
    user: fc.constantFrom('', 'ann', 'bob'),
    device: fc.constantFrom('d1', 'd2'),
    session: fc.constantFrom('', '', 's1', 's2'),
    name: fc.constantFrom('view', 'view', 'cart', 'buy', 'ship', 'refund', 'search'),
    minute: fc.integer({ min: 0, max: 400 }),
    product: fc.constantFrom('p1', 'p2'),
  })
  .map(({ user, device, session, name, minute, product }) => {
    const at = new Date(Date.UTC(2026, 1, 9, 20) + minute * 60_000).toISOString()
    return {
      text: `${user},${device},${session},${name},${at},${product}`,
      isOrder: ['buy', 'ship', 'refund'].includes(name),
    }
  })

/** Rows with ids and orders of their own, so that no row of one import is known to another. */
const toRows = (rows: readonly { text: string; isOrder: boolean }[], which: string) =>
  rows.map(
    ({ text, isOrder }, index) => `${which}${index},${text},${isOrder ? `${which}-o${index % 3}` : ''},5`,
  )

it('does so of any imports, in any order', async () => {
  const rows = fc.array(row, { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.boolean(), async (one, other, isFirst) => {
      await emptyDatabase(db())
      await importRows(db(), toRows(one, 'a'))
      const before = await readTwice()
      await emptyDatabase(db())
      const undone = toRows(other, 'b')
      const early = isFirst ? await importRows(db(), undone) : null
      await importRows(db(), toRows(one, 'a'))
      const { importId } = early ?? (await importRows(db(), undone))
      if (isFirst) await refresh()
      await undoImport(db(), importId)
      expect(await readTwice()).toEqual(before)
    }),
    { numRuns: 15, seed: 20_261_130 },
  )
})

it('says before what it cannot bring back', async () => {
  const { importId } = await importRows(db(), ANN)
  await importRows(db(), [
    ...ANN,
    'g1,cid,,s3,view,2026-02-10T10:00:00Z,p1,,',
    'g2,cid,,s3,buy,2026-02-10T10:00:00Z,p1,o1,30',
  ])
  expect(await foreseeUndo(db(), importId)).toMatchObject({
    events: 3,
    orders: 1,
    knownLater: 3,
    ordersOfOthers: 1,
    corrected: 0,
  })
})

it('goes on where it was cut off, and takes nothing more of an import meanwhile', async () => {
  await importRows(db(), ANN)
  const before = await readTwice()
  const { importId } = await importRows(db(), LATER)
  const stopped = new AbortController()
  stopped.abort()
  await expect(undoImport(db(), importId, { signal: stopped.signal })).rejects.toThrow()
  expect(await db().importRun.findUnique({ where: { id: importId } })).toMatchObject({ undoneAt: null })
  await undoImport(db(), importId)
  expect(await readTwice()).toEqual(before)
  await expect(undoImport(db(), importId)).rejects.toThrow(`Import ${importId} was undone already.`)
  await expect(undoImport(db(), 99n)).rejects.toThrow('There is no import 99')
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: 'import-undone', actor: 'the command line' },
  ])
})

it('is told as restated days are', async () => {
  await importRows(db(), [...ANN, 'h1,zoe,,s5,view,2026-02-20T10:00:00Z,p1,,'])
  const { importId } = await importRows(db(), LATER)
  await refresh()
  await undoImport(db(), importId)
  await refresh()
  const [, run] = await db().refreshRun.findMany({ orderBy: { id: 'asc' }, include: { restatements: true } })
  expect(
    run?.restatements.some(
      ({ day, productId }) => productId === '' && day.toISOString().startsWith('2026-02-10'),
    ),
  ).toBe(true)
})
