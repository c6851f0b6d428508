import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listMeanings, setMeanings } from '@/lib/store/event-meanings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { planImport } from './plan-import'
import { runSourceImport } from './run-source-import'

const db = useTestDatabase()

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-meanings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const EVENTS = [
  'timestamp,visitorid,event,itemid,transactionid',
  '1612914908000,ann,view,p1,',
  '1612914918000,ann,addtocart,p1,',
  '1612914928000,ann,transaction,p1,o1',
  '',
].join('\n')

async function importFile(meanings: Readonly<Record<string, string>> = {}): Promise<void> {
  const place = path.join(folder, 'events.csv')
  await writeFile(place, EVENTS)
  const [plan] = await planImport(db(), [{ place, root: null }], { scratch: null })
  const mapping = plan?.proposal.mapping
  if (!plan || !mapping) throw new Error('It is understood.')
  const said = { ...mapping, meanings: { ...mapping.meanings, ...meanings } }
  const { files, keysHash } = plan
  await runSourceImport(
    db(),
    { files, keysHash, name: 'events', mapping: said },
    { scratch: null, askedBy: 'a test' },
  )
}

const meaningOf = async (type: string) =>
  (await listMeanings(db())).find((one) => one.type === type)?.meaning ?? null

it('what somebody said of a name stands however often its source is read, until a later mapping says else', async () => {
  await importFile()
  expect(await meaningOf('addtocart')).toBe('added_to_cart')
  await db().$transaction((tx) => setMeanings(tx, { addtocart: 'other' }))
  await importFile()
  expect(await meaningOf('addtocart')).toBe('other')
  // A later mapping begins as what was said, and takes back what it says itself.
  await importFile({ view: 'other' })
  expect([await meaningOf('view'), await meaningOf('addtocart')]).toEqual(['other', 'other'])
  await importFile({ addtocart: 'added_to_cart' })
  expect([await meaningOf('view'), await meaningOf('addtocart')]).toEqual(['other', 'added_to_cart'])
  expect(await db().sourceMapping.count()).toBe(3)
})

it('a name of the product funnel means what a mapping says, also where the demo was there first', async () => {
  await db().refreshState.update({ where: { id: 1 }, data: { dataKind: 'demo' } })
  await importFile({ checkout: 'back_office' })
  expect(await meaningOf('checkout')).toBe('back_office')
})
