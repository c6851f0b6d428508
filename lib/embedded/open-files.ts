import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

/**
 * Opens the database in a folder, for the owner of the data directory; makes it where there is none. What a killed process
 * left unfinished holds nothing yet, cannot be opened, and is made anew.
 */
export async function openFiles(files: string): Promise<PGlite> {
  const unfinished = `${files}.unfinished`
  if (existsSync(unfinished)) rmSync(files, { recursive: true, force: true })
  if (!existsSync(files)) writeFileSync(unfinished, '')
  const database = await PGlite.create(files)
  rmSync(unfinished, { force: true })
  return database
}
