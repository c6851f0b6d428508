import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Command } from 'commander'
import { type Db, openDb } from '@/lib/db'
import { holdDatabase } from '@/lib/embedded/hold-database'
import { TundishError } from '@/lib/errors'
import { type FunnelCase, parseFunnelCases } from '@/lib/funnel/funnel-case'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { answerFunnelCase, type CaseAnswer } from '@/lib/pipeline/try-funnel-case'
import { type Output, writeText } from '../write-text'

export function addFunnelCommands(program: Command, io: Output): void {
  const funnels = program.command('funnels').description('what funnels count')
  funnels
    .command('check')
    .description(
      'try funnels with their events and what is right, on an empty database that is removed again',
    )
    .argument('<file>', 'cases as JSON: docs/funnels.md says how they are written')
    .action(async (file: string) => {
      const cases = await readCases(file)
      process.exitCode = await withEmptyDatabase((db) => checkFunnels(db, cases, io))
    })
}

/** Prints what is counted otherwise than it should be. Exit code 0 where nothing is, else 1. */
export async function checkFunnels(
  db: Db,
  cases: readonly FunnelCase[],
  { stdout }: Output,
): Promise<number> {
  let right = 0
  for (const one of cases) {
    const answer = await answerFunnelCase(db, one)
    if (isDeepStrictEqual(answer, one.expected)) right += 1
    else await writeText(stdout, `${one.id}: ${one.why ?? ''}\n${sayDifferences(one, answer).join('')}`)
  }
  await writeText(stdout, `${right} of ${cases.length} cases are counted as they should be.\n`)
  return right === cases.length ? 0 : 1
}

function sayDifferences({ expected }: FunnelCase, answer: CaseAnswer): string[] {
  const [right, counted]: Readonly<Record<string, unknown>>[] = [expected, answer]
  return Object.keys({ ...right, ...counted }).flatMap((what) => {
    const [one, other] = [right?.[what], counted?.[what]].map((value) => JSON.stringify(value) ?? 'nothing')
    return one === other ? [] : [`  ${what}: ${other} is counted, ${one} is right\n`]
  })
}

/** Throws `bad_file`. */
async function readCases(file: string): Promise<readonly FunnelCase[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new TundishError('bad_file', `${file} cannot be read: ${error.message}.`)
  })
  try {
    return parseFunnelCases(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new TundishError('bad_file', `${file} is no JSON: ${error.message}.`)
  }
}

/** On an embedded database of its own, whatever the settings are. */
async function withEmptyDatabase<T>(run: (db: Db) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-check-'))
  try {
    const { url, release } = await holdDatabase(dataDir)
    try {
      await applyMigrations(url)
      const db = openDb(url)
      return await run(db).finally(() => db.$disconnect())
    } finally {
      await release()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
