import { memberPage } from '@/app/_frame/member-page'
import { LineageGraph } from '@/components/lineage/lineage-graph'
import { LineageList } from '@/components/lineage/lineage-list'
import { NodeStateKey } from '@/components/lineage/node-state'
import { layOut } from '@/lib/lineage/lay-out'
import { readLineageHere } from './read-lineage-here'

export const metadata = { title: 'Lineage' }

export default memberPage('viewer', async (access) => {
  const lineage = await readLineageHere(access)
  return (
    <div className="space-y-6 pb-12">
      <header className="pt-6">
        <h1 className="font-semibold text-2xl tracking-tight">Lineage</h1>
        <p className="mt-1 max-w-prose text-muted">
          What is made from what, from raw rows to the numbers that people look at. The sign of a table, page
          or report says what our tests last found in it and in every table before it; that of a node of dbt,
          what dbt last found there. What dbt finds turns no sign of ours.
        </p>
      </header>
      <div className="max-md:hidden">
        <LineageGraph lineage={lineage} layout={layOut(lineage)} />
      </div>
      <div className="md:hidden">
        <LineageList lineage={lineage} />
      </div>
      <NodeStateKey />
    </div>
  )
})
