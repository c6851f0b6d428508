import { expect, test } from 'vitest'
import { Prisma } from '@/lib/db'
import { FIRST_MEANINGS } from '@/lib/funnel/meanings'
import { useTestDatabase } from '@/lib/testing/database/test-database'

const db = useTestDatabase()

/** The tables of one row, which the migrations write. */
const ONE_ROW: Prisma.ModelName[] = ['AlertJudgement', 'RefreshState', 'StoringTurn', 'Workspace']

test.each(Object.values(Prisma.ModelName))(
  'the migrations make every column of the model %s',
  async (model) => {
    const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`
    const rows: unknown = await Reflect.get(db(), name).findMany()
    if (model === 'EventMeaning') expect(rows).toMatchObject(FIRST_MEANINGS)
    else expect(rows).toEqual(ONE_ROW.includes(model) ? [expect.objectContaining({ id: 1 })] : [])
  },
)
