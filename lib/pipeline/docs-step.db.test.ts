import { expect, it } from 'vitest'
import { listModelCounts } from '@/lib/store/runs/model-counts'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { onCluster } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { runPipeline } from './run-pipeline'

const db = useTestDatabase()

const ASKED = { steps: ['docs'], trigger: 'command', askedBy: 'a test', scheduledFor: null } as const

const count = async () => {
  await runPipeline(db(), ASKED, toTestSettings('/nowhere'))
  const counts = await listModelCounts(db())
  return counts.find(({ model }) => model === 'product')
}

it('counts a table row by row until it is large, and then says what the statistics do', async () => {
  const fill = (from: number, to: number) =>
    db()
      .$executeRaw`insert into product (id, name) select number::text, 'a' from generate_series(${from}::int, ${to}::int) as number`
  await fill(1, 3)
  expect(await count()).toMatchObject({ rows: 3, isEstimate: false })
  await fill(4, 100_001)
  await db().$executeRaw`analyze product`
  // Statistics of what lies on other servers are there.
  expect(await count()).toMatchObject({ rows: 100_001, isEstimate: !onCluster() })
})
