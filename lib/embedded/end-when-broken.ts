import type { PGlite } from '@electric-sql/pglite'

/**
 * Calls `end` when PGlite itself fails at a message; what is wrong with a statement it answers. The socket server would
 * answer nobody any more after that, and say nothing.
 */
export function endWhenBroken(database: PGlite, end: (why: unknown) => never): void {
  const execute = database.execProtocolRawStream.bind(database)
  database.execProtocolRawStream = async (message, options) => {
    try {
      return await execute(message, options)
    } catch (error) {
      return end(error)
    }
  }
}
