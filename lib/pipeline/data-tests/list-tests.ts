import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type DataTest, explainTest, toTestColumn } from '@/lib/models/data-test'
import { listDeclaredTests, MODEL_NAMES, type ModelName, parseModelName } from '@/lib/models/registry'

type Named = Readonly<{ name: string; model: ModelName; column: string | null; asks: string }>

/** A test to be tried: one that is declared beside its model, or a file of the folder of tests. */
export type ListedTest = Named &
  (
    | Readonly<{ kind: 'declared'; test: DataTest }>
    | Readonly<{ kind: 'custom'; sql: string; severity: 'warn' | 'error' }>
    /** A file that cannot be tried, and why. */
    | Readonly<{ kind: 'broken'; problem: string }>
  )

/**
 * All tests: those of the table of models, then the files `*.sql` of a folder by name. A folder that is not there has
 * none. A file is one select of the rows that should not be, and says in comments at its head what it judges:
 * `-- model: order`, and `-- severity: warn` where breaking it is no failure.
 */
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
  const files = await readdir(folder).catch(() => [])
  const custom: ListedTest[] = []
  for (const file of files.filter((name) => name.endsWith('.sql')).sort()) {
    custom.push(toCustomTest(file.slice(0, -4), await readFile(path.join(folder, file), 'utf8')))
  }
  return [...declared, ...custom]
}

function toCustomTest(name: string, text: string): ListedTest {
  const model = parseModelName(readComment(text, 'model'))
  const severity = readComment(text, 'severity') ?? 'error'
  const named: Named = {
    name,
    model: model ?? 'event',
    column: null,
    asks: readComment(text, 'asks') ?? name.replaceAll('_', ' '),
  }
  if (!model) {
    const problem = `${name}.sql does not say what it judges; its head needs a line such as "-- model: order", one of ${MODEL_NAMES.join(', ')}.`
    return { ...named, kind: 'broken', problem }
  }
  if (severity !== 'warn' && severity !== 'error') {
    return { ...named, kind: 'broken', problem: `The severity of ${name}.sql is neither warn nor error.` }
  }
  return { ...named, kind: 'custom', sql: text.trim().replace(/;\s*$/, ''), severity }
}

function readComment(text: string, key: string): string | undefined {
  return new RegExp(`^--\\s*${key}:\\s*(.+?)\\s*$`, 'm').exec(text)?.[1]
}
