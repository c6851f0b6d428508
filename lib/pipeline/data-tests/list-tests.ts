import { explainTest, toTestColumn } from '@/lib/models/data-test'
import { listDeclaredTests } from '@/lib/models/registry'
import { type ListedTest, listCustomTests } from './list-custom-tests'

/** All tests, each with a name of its own: those of the table of models, then those of a folder. */
export async function listTests(folder: string): Promise<ListedTest[]> {
  const declared = listDeclaredTests().map(
    ({ name, model, test }): ListedTest => ({
      kind: 'declared',
      name,
      model,
      column: toTestColumn(test),
      asks: explainTest(test),
      test,
    }),
  )
  return [...declared, ...(await listCustomTests(folder, new Set(declared.map(({ name }) => name))))]
}
