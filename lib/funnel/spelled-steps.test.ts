import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { listGaps } from './gaps'
import { listMetrics } from './metrics'
import { PRODUCT_FUNNEL } from './product-funnel'
import { columnOf } from './steps'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDERS = ['app', 'bin', 'components', 'lib', 'server']

/** What may spell them: the funnel, the orders and what becomes of them, and what makes or counts journeys for tests. */
const AT_HOME = [
  /^lib\/(funnel|testing)\//,
  /^lib\/reports\/(fulfilment|orders|history)\//,
  /^components\/reports\/(fulfilment|orders|history)\//,
  /^lib\/(orders|sql\/orders)\//,
]

/** The files that spell a step beside them, each with its reason. At most twelve. */
const KNOWN: Readonly<Record<string, string>> = {
  'lib/ingest/shapes/known/shops.ts': 'reads what shop systems call a checkout, by the names of its fields',
  'lib/models/raw-models.ts': 'lists the statuses that orders have',
  'lib/reports/frozen/older-results.ts': 'reads what earlier versions kept, by the names that they had',
}

const toCamel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Names that mean nothing else: keys, columns, types, metrics and gaps, and their forms in code. */
function listNames(): ReadonlySet<string> {
  const names = [
    ...PRODUCT_FUNNEL.steps.flatMap((step) => [step.key, columnOf(step), ...step.match.types]),
    ...listMetrics(PRODUCT_FUNNEL).map(({ name }) => name),
    ...listGaps(PRODUCT_FUNNEL).map(({ name }) => name),
  ]
  return new Set(names.flatMap((name) => [name, toCamel(name)]))
}

function listSources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|spec)\./.test(file))
}

/** Comments may say what is meant; words of a sentence on the screen, such as "viewed", are no names. */
function spells(file: string, names: ReadonlySet<string>): boolean {
  const code = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, '')
  const words = code.match(/(?<![\w-])[A-Za-z_]+(?![\w-])/g) ?? []
  const quoted = new Set(['viewed', 'shipped', 'checkout'])
  return words.some((word) => names.has(word) && !quoted.has(word)) || spellsQuoted(code, [...quoted])
}

/** Names that are words, too, count where they stand alone: as a text, or as a member. */
function spellsQuoted(code: string, words: readonly string[]): boolean {
  const all = words.join('|')
  return new RegExp(`'(${all})'|\\.(${all})\\b|\\b(${all}):|[{,] (${all})[,:]|[{,] (${all}) }`).test(code)
}

it('a step of the product funnel is spelled by the funnel, by orders, and by few others', () => {
  const names = listNames()
  const found = FOLDERS.flatMap(listSources).filter((file) => spells(file, names))
  const strangers = found.filter((file) => !AT_HOME.some((home) => home.test(file))).toSorted()
  expect(strangers).toEqual(Object.keys(KNOWN).toSorted())
  expect(Object.keys(KNOWN).length).toBeLessThanOrEqual(12)
})

it('finds a step that is spelled', () => {
  expect(spells('lib/funnel/product-funnel.ts', listNames())).toBe(true)
  expect(spells('lib/funnel/steps.ts', listNames())).toBe(false)
})
