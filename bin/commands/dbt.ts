import type { Command } from 'commander'
import type { Db } from '@/lib/db'
import { keepArtifact, removeProject } from '@/lib/dbt/keep-artifact'
import { readArtifact } from '@/lib/dbt/read-artifact'
import { checkArtifactFile, readArtifactFile } from '@/lib/dbt/read-artifact-file'
import { type HeldArtifact, listArtifacts } from '@/lib/dbt/read-dbt'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { onDb } from '../open-database'
import { type Listing, printList } from '../print-list'
import type { Output } from '../write-text'

/** The files that are held. */
const HELD_FILES: Listing<HeldArtifact> = {
  columns: [
    { name: 'project', kind: 'text', value: ({ project }) => project },
    { name: 'file', kind: 'text', value: ({ kind }) => `${kind}.json` },
    { name: 'written', kind: 'text', value: ({ generatedAt }) => generatedAt?.toISOString() ?? null },
    { name: 'loaded', kind: 'text', value: ({ loadedAt }) => loadedAt.toISOString() },
    { name: 'by', kind: 'text', value: ({ loadedBy }) => loadedBy },
  ],
  read: listArtifacts,
  none: 'No file of dbt is held.',
}

export function addDbtCommands(program: Command, io: Output): void {
  const dbt = program.command('dbt').description('what is known of dbt projects upstream')
  dbt
    .command('list', { isDefault: true })
    .description('print the files that are held')
    .action(() => onDb((db) => printList(db, HELD_FILES, 'table', io)))
  dbt
    .command('load')
    .description("load a project's manifest.json, then its run_results.json and sources.json")
    .argument('<files...>', 'files of its target folder')
    .action(async (files: string[]) => {
      await checkDbtFiles(files)
      await onDb((db) => loadDbtCommand(db, files, io))
    })
  dbt
    .command('remove')
    .description('forget the files of a project')
    .argument('<project>', 'its name')
    .action((project: string) =>
      onDb(async (db) => {
        if (await removeProject(db, project)) return `Removed what was held of ${project}.\n`
        throw new TundishError('bad_parameter', `No file of a project ${quote(project)} is held.`)
      }),
    )
}

/**
 * Keeps files of dbt, each by itself, in the order in which they are given; results behind a manifest may be of its project.
 * Throws `bad_file` at the first that is none.
 */
export async function loadDbtCommand(db: Db, files: readonly string[], { stdout }: Output): Promise<void> {
  let beside: string | null = null
  for (const file of files) {
    const artifact = await readNamed(file)
    if (artifact.kind === 'manifest') beside = artifact.project
    const loaded = { by: 'the command line', now: new Date(), beside }
    stdout.write(`${(await keepArtifact(db, artifact, loaded)).message}\n`)
  }
}

/** Throws `bad_file` for the first that cannot be read, before any is, and before a database is opened. */
export async function checkDbtFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const isThere = await checkArtifactFile(file).catch((error) => throwNamed(file, error))
    if (!isThere) throw isNowhere(file)
  }
}

async function readNamed(file: string) {
  const bytes = await readArtifactFile(file).catch((error) => throwNamed(file, error))
  if (bytes === null) throw isNowhere(file)
  return readArtifact(bytes).catch((error) => throwNamed(file, error))
}

function isNowhere(file: string): TundishError {
  return new TundishError('bad_file', `There is no file ${file}.`)
}

function throwNamed(file: string, error: unknown): never {
  if (error instanceof TundishError) throw new TundishError(error.code, `${file}: ${error.message}`)
  throw error
}
