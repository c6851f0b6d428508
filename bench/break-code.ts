import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { BREAKS, type Break } from './break-code/breaks'
import { copyTree } from './break-code/copy-tree'
import { type FailedTest, runTests } from './break-code/run-tests'

const USAGE = `npm run break-code -- [options]    makes twenty mistakes in a copy of the code, and says which tests find them

  --by NAME        unit, server (needs TEST_DATABASE_URL) or browser alone
  --only TEXT      those whose name contains it
  --root FOLDER    the tree that is copied, by default this one`

const { values: flags } = parseArgs({
  options: {
    by: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    root: { type: 'string', default: '.' },
    help: { type: 'boolean', default: false },
  },
})

const KINDS = ['unit', 'server', 'browser'] as const

/** Says of each break which test found it; exit code 1 where one was found by none. */
async function main(): Promise<void> {
  if (flags.help) return console.log(USAGE)
  const { folder, remove } = await copyTree(flags.root)
  process.chdir(folder)
  try {
    for (const kind of KINDS.filter((by) => by.includes(flags.by))) {
      await tryKind(BREAKS.filter(({ by, name }) => by === kind && name.includes(flags.only)))
    }
  } finally {
    await remove()
  }
}

/** Nothing is found by tests that fail anyway, so they run without the breaks too. */
async function tryKind(breaks: readonly Break[]): Promise<void> {
  const before = breaks.length > 0 ? runTests(breaks) : []
  for (const { file, title } of before) console.log(`fails without any break: ${file}: ${title}`)
  // Each would take a build; those are far from one another, and each has a test that must fail.
  const rounds = breaks[0]?.by === 'browser' ? [breaks] : breaks.map((one) => [one])
  for (const round of rounds) {
    const restore = await make(round)
    const failed = runTests(round).filter((test) => !before.some(({ title }) => title === test.title))
    await restore()
    for (const one of round) report(one, failed)
  }
}

function report(one: Break, failed: readonly FailedTest[]): void {
  const found = failed.find((test) => isOf(test, one))
  if (!found) process.exitCode = 1
  console.log(`${found ? `${found.file}: ${found.title}` : 'FOUND BY NONE'}  <-  ${one.name}`)
}

function isOf({ file, title }: FailedTest, { tests, titles }: Break): boolean {
  return tests.includes(file) && (titles?.some((text) => title.includes(text)) ?? true)
}

/** Resolves to what puts the texts back. */
async function make(breaks: readonly Break[]): Promise<() => Promise<void>> {
  const before = new Map<string, string>()
  for (const { name, places } of breaks) {
    let made = 0
    for (const { file, text, mistake } of places.filter((place) => existsSync(place.file))) {
      const code = await readFile(file, 'utf8')
      if (!code.includes(text)) continue
      if (!before.has(file)) before.set(file, code)
      await writeFile(
        file,
        code.replace(text, () => mistake),
      )
      made += 1
    }
    if (made === 0) throw new Error(`There is no place any more for the break "${name}".`)
  }
  return async () => {
    for (const [file, code] of before) await writeFile(file, code)
  }
}

await main()
