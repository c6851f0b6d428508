import path from 'node:path'
import type { PipelineSettings } from '@/lib/pipeline/pipeline-context'

/** The settings of a pipeline that watches a folder, with the tests of this project. */
export function toTestSettings(folder: string): PipelineSettings {
  return {
    timeZone: 'UTC',
    idleMinutes: 30,
    dataDir: path.join(folder, '.out'),
    watchDir: folder,
    testsDir: path.resolve('data-tests'),
    testAllHours: 24,
    dbtTarget: null,
    snapshotStrategy: 'check',
    hardDeletes: 'ignore',
    firstDay: '2000-01-01',
    repeatedIds: 'refuse',
    keepDays: null,
    freshness: { warnHours: 24, errorHours: 72 },
    sourceUrls: new Map(),
  }
}
