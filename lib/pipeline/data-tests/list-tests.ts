import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { DEFAULT_TESTS_DIR } from '@/lib/env'
import { TundishError, toErrorCode } from '@/lib/errors'
import { requireInside } from '@/lib/files/open-inside'
import { type DataTest, explainTest, toTestColumn } from '@/lib/models/data-test'
import { listDeclaredTests, MODEL_NAMES, type ModelName, parseModelName } from '@/lib/models/registry'

type Named = Readonly<{ name: string; model: ModelName; column: string | null; asks: string }>

/** A test to be tried: one that is declared beside its model, or a file of the folder of tests. */
export type ListedTest = Named &
  (
    | Readonly<{ kind: 'declared'; test: DataTest }>
    /** `hash`: another one where the file says something else. */
    | Readonly<{ kind: 'custom'; sql: string; severity: 'warn' | 'error'; hash: string }>
    /** A file that cannot be tried, or the folder, and why. */
    | Readonly<{ kind: 'broken'; problem: string }>
  )

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

/**
 * The files `*.sql` of a folder by name; hidden ones are none. A file is one select of the rows that should not be, in
 * UTF-8, and says in comments at its head what it judges: `-- model: order`, and `-- severity: warn` where breaking it is
 * no failure. Whatever cannot be tried is a test that says so, the folder itself too. Only the folder that is looked for
 * where none is set may be missing. `taken` are names of other tests.
 */
async function listCustomTests(folder: string, taken: ReadonlySet<string>): Promise<ListedTest[]> {
  const files = await readFolder(folder)
  if (!Array.isArray(files)) return [files]
  const names = new Set(taken)
  const found: ListedTest[] = []
  for (const file of files) {
    const name = file.slice(0, -'.sql'.length)
    const problem = `${file} is called like another test; give it a name of its own.`
    const test = names.has(name) ? toBroken(file, problem) : await readTest(folder, name)
    names.add(test.name)
    found.push(test)
  }
  return found
}

async function readFolder(folder: string): Promise<string[] | ListedTest> {
  try {
    const files = await readdir(folder)
    return files.filter((file) => file.endsWith('.sql') && !file.startsWith('.')).sort()
  } catch (error) {
    const code = toErrorCode(error) ?? error
    if (code === 'ENOENT' && folder === path.resolve(DEFAULT_TESTS_DIR)) return []
    const problem = `The folder of data tests cannot be read (${code}); TUNDISH_TESTS_DIR says which it is.`
    return toBroken('folder_of_data_tests', problem)
  }
}

async function readTest(folder: string, name: string): Promise<ListedTest> {
  const place = path.join(folder, `${name}.sql`)
  try {
    const text = decode(await readFile(await requireInside(folder, place)))
    return text === null ? toBroken(name, `${name}.sql is not UTF-8; save it as that.`) : toCustom(name, text)
  } catch (error) {
    const isLink = error instanceof TundishError
    return toBroken(
      name,
      isLink ? error.message : `${name}.sql cannot be read (${toErrorCode(error) ?? error}).`,
    )
  }
}

/** Without the mark at the beginning that some editors write; null for what is not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function toCustom(name: string, text: string): ListedTest {
  const model = parseModelName(readComment(text, 'model'))
  const severity = readComment(text, 'severity') ?? 'error'
  if (!model) {
    const problem = `${name}.sql does not say what it judges; its head needs a line such as "-- model: order", one of ${MODEL_NAMES.join(', ')}.`
    return toBroken(name, problem)
  }
  if (severity !== 'warn' && severity !== 'error')
    return { ...toBroken(name, `The severity of ${name}.sql is neither warn nor error.`), model }
  const asks = readComment(text, 'asks') ?? name.replaceAll('_', ' ')
  const sql = text.trim().replace(/;\s*$/, '')
  const hash = createHash('sha256').update(text).digest('hex')
  return { kind: 'custom', name, model, column: null, asks, sql, severity, hash }
}

/** Nothing says which model it judges: of events, which nearly all is made from, so that it is seen. */
function toBroken(name: string, problem: string): ListedTest {
  return { kind: 'broken', name, model: 'event', column: null, asks: name.replaceAll('_', ' '), problem }
}

function readComment(text: string, key: string): string | undefined {
  return new RegExp(`^--\\s*${key}:\\s*(.+?)\\s*$`, 'm').exec(text)?.[1]
}
