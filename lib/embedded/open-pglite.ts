import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

/** Messages of the extended protocol that wait for a Sync: parse, bind, describe, execute, close, flush. */
const BEFORE_SYNC = 'PBDECH'
const ENDS_BATCH = 'SQ'

/**
 * Opens the database in a folder, for the owner of the data directory; makes it where there is none. What a killed process
 * left unfinished holds nothing yet, cannot be opened, and is made anew.
 */
export async function openPglite(files: string): Promise<PGlite> {
  const unfinished = `${files}.unfinished`
  if (existsSync(unfinished)) rmSync(files, { recursive: true, force: true })
  if (!existsSync(files)) writeFileSync(unfinished, '')
  const database = await PGlite.create(files)
  rmSync(unfinished, { force: true })
  return database
}

/**
 * Readies it for the socket server, which queues single messages of all clients, and keeps to one client only while its
 * transaction is open. Another client's messages then come between a parse and its execute, and both share the one unnamed
 * statement: answers came back empty. Here an unfinished batch counts as an open transaction, so that the queue stays with
 * its client until the Sync.
 *
 * Calls `end` when PGlite itself fails at a message; what is wrong with a statement it answers. The socket server would
 * answer nobody any more after that, and say nothing.
 */
export function readyForSockets(database: PGlite, end: (why: unknown) => never): void {
  let inBatch = false
  const isInTransaction = database.isInTransaction.bind(database)
  const execute = database.execProtocolRawStream.bind(database)
  database.isInTransaction = () => inBatch || isInTransaction()
  database.execProtocolRawStream = async (message, options) => {
    const type = String.fromCharCode(message[0] ?? 0)
    try {
      return await execute(message, options)
    } catch (error) {
      return end(error)
    } finally {
      if (BEFORE_SYNC.includes(type)) inBatch = true
      else if (ENDS_BATCH.includes(type)) inBatch = false
    }
  }
}
