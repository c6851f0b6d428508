import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const made = new Set<string>()

/**
 * A folder of its own in the temporary directory, which goes when this process ends: for tests with a browser, whose files are
 * also loaded where none of their tests run. Vitest kills its workers: its tests have `useFolder`.
 */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `tundish-${name}-`))
  if (made.size === 0) process.once('exit', removeFolders)
  made.add(folder)
  return folder
}

function removeFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
}
