import { expect, it } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { COMMAND_LINE } from '../members/actor'
import { changeFunnel, createFunnel, duplicateFunnel, getFunnel, listFunnels, requireFunnel } from './funnels'
import { turnKept } from './kept-row'

const db = useTestDatabase()
const text = { name: 'Search to cart', description: null }
const WRITTEN = {
  steps: [
    { key: 'searched', match: { types: ['search'] } },
    {
      key: 'carted',
      match: { types: ['add_to_cart'] },
      words: { label: 'In the cart', noun: 'cart', verb: 'fill it' },
    },
  ],
  order: 'ordered',
  within: { seconds: 3600 },
  per: 'shop',
}
const definition = parseFunnel(WRITTEN)

it('is kept with its versions: the same again makes none, another one does', async () => {
  const id = await createFunnel(db(), COMMAND_LINE, text, definition)
  await changeFunnel(db(), COMMAND_LINE, id, {
    definition: parseFunnel(WRITTEN),
    text: { name: 'S', description: 'd' },
  })
  expect(await requireFunnel(db(), id)).toMatchObject({
    name: 'S',
    description: 'd',
    owner: 'the command line',
    current: { number: 1 },
  })
  const strict = parseFunnel({ ...WRITTEN, order: 'strict' })
  await changeFunnel(db(), COMMAND_LINE, id, { definition: strict })
  const { current, versions } = await requireFunnel(db(), id)
  expect(current.definition).toEqual(strict)
  expect(versions.map(({ number }) => number)).toEqual([2, 1])
  expect(versions[1]?.definition).toEqual(definition)
})

it('is duplicated, deleted, and brought back as it was', async () => {
  const id = await createFunnel(db(), COMMAND_LINE, text, definition)
  const copy = await duplicateFunnel(db(), COMMAND_LINE, id)
  expect(await getFunnel(db(), copy)).toMatchObject({
    name: 'Copy of Search to cart',
    current: { number: 1, definition },
  })
  await turnKept(db(), COMMAND_LINE, 'funnel', { id, isDeleted: true })
  expect((await listFunnels(db())).map((one) => one.id)).toEqual([copy])
  await expect(requireFunnel(db(), id)).rejects.toMatchObject({ code: 'unknown_funnel' })
  await expect(changeFunnel(db(), COMMAND_LINE, id, { text })).rejects.toThrow('Bring it back')
  await turnKept(db(), COMMAND_LINE, 'funnel', { id, isDeleted: false })
  expect(await requireFunnel(db(), id)).toMatchObject({ name: 'Search to cart', deletedAt: null })
  expect(await db().auditEntry.findMany({ select: { action: true }, orderBy: { id: 'asc' } })).toEqual([
    { action: 'funnel-deleted' },
    { action: 'funnel-restored' },
  ])
  await expect(requireFunnel(db(), 'x')).rejects.toMatchObject({ code: 'unknown_funnel' })
})

it('is written as it was, without the words that follow from others', () => {
  expect(toWrittenFunnel(definition)).toEqual(WRITTEN)
  expect(parseFunnel(toWrittenFunnel(PRODUCT_FUNNEL))).toEqual(PRODUCT_FUNNEL)
})
