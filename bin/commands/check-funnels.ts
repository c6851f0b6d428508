import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Db, openDb } from '@/lib/db'
import { holdDatabase } from '@/lib/embedded/hold-database'
import { type Expected, type FunnelCase, parseFunnelCases } from '@/lib/funnel/written/parse-funnel-cases'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { answerFunnelCase } from '@/lib/pipeline/answer-funnel-case'
import { readJsonFile } from '../read-json-file'
import { type Output, writeText } from '../write-text'

/** Tries the cases of a file, whatever the settings are. Throws `bad_file`. */
export async function checkFunnelsCommand(file: string, io: Output): Promise<number> {
  const cases = parseFunnelCases(await readJsonFile(file))
  return withEmptyDatabase((db) => checkFunnels(db, cases, io))
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

function sayDifferences({ expected }: FunnelCase, answer: Expected): string[] {
  const [right, counted]: Readonly<Record<string, unknown>>[] = [expected, answer]
  return Object.keys({ ...right, ...counted }).flatMap((what) => {
    const [one, other] = [right?.[what], counted?.[what]].map((value) => JSON.stringify(value) ?? 'nothing')
    return one === other ? [] : [`  ${what}: ${other} is counted, ${one} is right\n`]
  })
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
