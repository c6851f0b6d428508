import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// A half-hour zone on purpose: whatever reads the machine's zone by accident shows itself.
process.env.TZ = 'Asia/Kolkata'

const databaseTests = {
  include: ['**/*.db.test.ts'],
  exclude: ['node_modules/**', '.next/**', 'test-results/**'],
  // They end what hangs; how fast something is says no test.
  testTimeout: 300_000,
  hookTimeout: 300_000,
}

/** The command line in a process of its own, which takes two seconds to start and is the same whatever database answers it. */
const COMMAND_LINE = [
  'bin/tundish.db.test.ts',
  'bin/what-is-printed.db.test.ts',
  'bin/commands/sources/import.db.test.ts',
  'bin/commands/sources/import-files.db.test.ts',
]

/**
 * Where there is a server too, what the embedded database is asked of: its own process, migrations, what stores and counts,
 * and the command line. All else is the same SQL, which the tests in the browser ask of it besides.
 */
const ON_BOTH = [
  'bin/**',
  'lib/{embedded,migrate,refresh,sql,testing}/**',
  'lib/ingest/{source,write}/**',
  'lib/pipeline/answer-funnel-case.db.test.ts',
  'lib/pipeline/runs/claim-run.db.test.ts',
]

const onServer = (name: 'server' | 'cluster') => ({
  extends: true as const,
  test: {
    ...databaseTests,
    exclude: [...databaseTests.exclude, ...COMMAND_LINE],
    name,
    // Each statement goes to all of its servers: what takes a second elsewhere takes ten.
    ...(name === 'cluster' && { testTimeout: 3_600_000 }),
    globalSetup: [`lib/testing/database/provide-${name}.ts`],
  },
})

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // The same for all projects, so that one pool runs them: its numbers of workers, by which databases are chosen, hold only
    // within a pool. Each worker has a database, which takes memory.
    maxWorkers: Math.min(os.availableParallelism(), 4),
    // What is imported is imported once a worker and not once a file: half of the time of a file is Prisma's client. So a test
    // leaves what it finds in the process: settings, folders, timers.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Ends what hangs; how fast something is says no test.
          testTimeout: 60_000,
          include: ['**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'node_modules/**', '.next/**', 'test-results/**', 'e2e/**'],
        },
      },
      {
        extends: true,
        test: {
          ...databaseTests,
          name: 'embedded',
          ...(process.env.TEST_DATABASE_URL && {
            include: ON_BOTH.map((files) => (files.endsWith('**') ? `${files}/*.db.test.ts` : files)),
          }),
          globalSetup: ['lib/testing/database/provide-embedded.ts'],
        },
      },
      ...(process.env.TEST_DATABASE_URL ? [onServer('server')] : []),
      ...(process.env.TEST_CLUSTER_URL ? [onServer('cluster')] : []),
    ],
  },
})
