import type { Command } from 'commander'
import { getEnv } from '@/lib/env'
import { writeExposures } from '@/lib/exposures/write-exposures'
import { withDb } from '../open-database'
import { checkOutput, type OutputOptions, writeOutput } from '../write-output'
import type { Output } from '../write-text'

type Options = OutputOptions & Readonly<{ project?: string; withoutSources?: boolean }>

export function addExposuresCommand(program: Command, io: Output): void {
  program
    .command('exposures')
    .description('print pages and saved reports as dbt reads them, in YAML')
    .option('--project <project>', 'the dbt project that it is for; needed where several are known')
    .option(
      '--without-sources',
      'leave out our tables, which the project declares as the source tundish itself',
    )
    .option('--output <file>', 'write it to a file instead')
    .option('--force', 'write over a file that is there already')
    .action(async ({ project, withoutSources, ...where }: Options) => {
      checkOutput(where, true, io.stdout)
      const asked = { project: project ?? null, hasSources: withoutSources !== true, seesAddresses: true }
      const text = await withDb(getEnv(), (db) => writeExposures(db, getEnv(), asked))
      await writeOutput(text, where, io.stdout)
    })
}
