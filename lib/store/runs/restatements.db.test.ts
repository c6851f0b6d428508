import { describe, expect, it } from 'vitest'
import { givenRun } from '@/lib/testing/around/pipeline-records'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getRun, getRunToCompare } from './pipeline-runs'
import { listRestatements } from './restatements'

const db = useTestDatabase()

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute))

/** A refresh that moved so many products, and the moves that were kept of it; the empty product is the shop. */
async function givenRefresh(minute: number, restatedProducts: number, products: readonly string[]) {
  const counts = { before: [1, 0, 0, 0], after: [2, 0, 0, 0] }
  await db().refreshRun.create({
    data: {
      at: at(minute),
      scope: 'touched',
      sessions: 1,
      restatedDays: 1,
      restatedProducts,
      restatements: {
        create: products.map((productId) => ({ productId, day: at(0), ...counts })),
      },
    },
  })
}

it('says how many moves of products were not kept', async () => {
  await givenRefresh(1, 7, ['', 'fern', 'moss'])
  await givenRefresh(2, 2, ['', 'fern', 'moss'])
  await givenRefresh(9, 99, ['', 'fern'])
  const { rows, all, left } = await listRestatements(db(), at(0), at(5), 1)
  expect([rows.length, all, left]).toEqual([1, 3, 5])
})

describe('the run that another is compared with', () => {
  const compare = async (id: string, since: string | null) => {
    const run = await getRun(db(), id)
    if (!run) throw new Error('It was given.')
    return (await getRunToCompare(db(), run, since))?.id ?? null
  }

  it('is the one that ended before, or an earlier one that is named', async () => {
    for (const minute of [1, 2, 3]) await givenRun(db(), 'passed', { at: at(minute) })
    expect(await compare('3', null)).toBe('2')
    expect(await compare('3', '1')).toBe('1')
    expect(await compare('1', null)).toBeNull()
  })

  it('is not a later one, nor itself, nor one that has not ended', async () => {
    for (const minute of [1, 2]) await givenRun(db(), 'passed', { at: at(minute) })
    await givenRun(db(), 'running', { at: null })
    await expect(compare('1', '2')).rejects.toThrow('Run 2 is not before run 1; name an earlier one.')
    await expect(compare('2', '2')).rejects.toMatchObject({ code: 'bad_parameter' })
    for (const since of ['3', '77', 'x']) {
      await expect(compare('2', since)).rejects.toThrow(`There is no run "${since}" that has ended`)
    }
  })
})
