import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Db } from '@/lib/db'
import type { PipelineSettings } from '@/lib/pipeline/pipeline-context'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'

const BEFORE = new Date('2021-02-12T00:00:00Z')

/** A watched folder for each test, and the step that imports what waits in it. */
export function useDeliveries(db: () => Db) {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-deliveries-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return {
    path: () => folder,
    /** A file of a delivery; `at`: when somebody last wrote to it. */
    deliver: async (name: string, lines: readonly string[], at = BEFORE): Promise<void> => {
      const place = path.join(folder, name)
      await mkdir(path.dirname(place), { recursive: true })
      await writeFile(place, lines.map((line) => `${line}\n`).join(''))
      await utimes(place, at, at)
    },
    runImport: async (settings: Partial<PipelineSettings> = {}) => {
      const asked = { steps: ['import'], trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
      const run = await runPipeline(db(), asked, { ...toTestSettings(folder), ...settings })
      const [step] = run?.steps ?? []
      if (!step) throw new Error('It ran.')
      return step
    },
  }
}
