import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Break } from './breaks'

export type FailedTest = Readonly<{ file: string; title: string }>

const REPORT = path.join(os.tmpdir(), `tundish-break-${process.pid}.json`)

/** Those that fail of the tests that must find some breaks, all of one kind, in the working folder. */
export function runTests(breaks: readonly Break[]): readonly FailedTest[] {
  const files = [...new Set(breaks.flatMap(({ tests }) => tests))].filter((file) => existsSync(file))
  const by = breaks[0]?.by ?? 'unit'
  const pattern = breaks.every(({ titles }) => titles)
    ? breaks.flatMap(({ titles = [] }) => titles.map(toPattern)).join('|')
    : '.'
  return by === 'browser' ? runBrowser(files, pattern) : runVitest(by, files, pattern)
}

function runVitest(project: string, files: readonly string[], pattern: string): readonly FailedTest[] {
  const report = ['--reporter=json', `--outputFile=${REPORT}`]
  run('vitest', ['run', '--project', project, ...report, '-t', pattern, ...files])
  const { testResults } = readReport() as VitestReport
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => ({ file: path.relative('.', name), title: fullName })),
  )
}

function runBrowser(files: readonly string[], pattern: string): readonly FailedTest[] {
  if (run('next', ['build']) !== 0) throw new Error('The code cannot be built.')
  run('playwright', ['test', ...files, '--reporter=json', '-g', pattern])
  const { suites } = readReport() as PlaywrightReport
  return suites
    .flatMap(listSpecs)
    .filter(({ ok }) => !ok)
    .map(({ file, title }) => ({ file: `e2e/${file}`, title }))
}

function run(program: string, options: readonly string[]): number | null {
  rmSync(REPORT, { force: true })
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT }
  return spawnSync('npx', [program, ...options], { stdio: ['ignore', 'ignore', 'inherit'], env }).status
}

function readReport(): unknown {
  if (!existsSync(REPORT)) throw new Error('The tests did not run.')
  return JSON.parse(readFileSync(REPORT, 'utf8'))
}

type VitestReport = Readonly<{
  testResults: readonly Readonly<{
    name: string
    assertionResults: readonly Readonly<{ status: string; fullName: string }>[]
  }>[]
}>

type Spec = Readonly<{ file: string; title: string; ok: boolean }>
type Suite = Readonly<{ specs: readonly Spec[]; suites?: readonly Suite[] }>
type PlaywrightReport = Readonly<{ suites: readonly Suite[] }>

function listSpecs({ specs, suites = [] }: Suite): readonly Spec[] {
  return [...specs, ...suites.flatMap(listSpecs)]
}

function toPattern(text: string): string {
  return text.replaceAll(/[.*+?^$()|[\]\\{}]/g, '\\$&')
}
