import type { PGlite } from '@electric-sql/pglite'

/** Messages of the extended protocol that wait for a Sync: parse, bind, describe, execute, close, flush. */
const BEFORE_SYNC = 'PBDECH'
const ENDS_BATCH = 'SQ'

/**
 * The socket server queues single messages of all clients, and keeps to one client only while its transaction is
 * open. Another client's messages then come between a parse and its execute, and both share the one unnamed
 * statement: answers came back empty. Here an unfinished batch counts as an open transaction, so that the queue
 * stays with its client until the Sync.
 */
export function keepBatchesWhole(database: PGlite): void {
  let inBatch = false
  const isInTransaction = database.isInTransaction.bind(database)
  const execute = database.execProtocolRawStream.bind(database)
  database.isInTransaction = () => inBatch || isInTransaction()
  database.execProtocolRawStream = async (message, options) => {
    const type = String.fromCharCode(message[0] ?? 0)
    try {
      return await execute(message, options)
    } finally {
      if (BEFORE_SYNC.includes(type)) inBatch = true
      else if (ENDS_BATCH.includes(type)) inBatch = false
    }
  }
}
