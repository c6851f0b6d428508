import { TundishError } from './errors'

/** PostgreSQL's, Prisma's and the network's codes for what a user can do something about. */
const SENTENCES = {
  '57014': { code: 'too_slow', sentence: 'The answer took too long; ask for a shorter range.' },
  '53300': { code: 'database_busy', sentence: 'The database has no free connection; try again in a moment.' },
  P2028: {
    code: 'database_busy',
    sentence: 'The database was busy with something else for too long; try again in a moment.',
  },
  '57P01': { code: 'database_unreachable', sentence: 'The database was stopped; start it and try again.' },
  ECONNREFUSED: { code: 'database_unreachable', sentence: 'The database does not answer; is it running?' },
  ENOENT: { code: 'database_unreachable', sentence: 'The database does not answer; is it running?' },
  ECONNRESET: { code: 'database_unreachable', sentence: 'The database closed the connection; try again.' },
} as const satisfies Record<string, { code: TundishError['code']; sentence: string }>

/** The sentence for a failure of the database that a user can act on; null for any other error. */
export function toDatabaseError(error: unknown): TundishError | null {
  for (const text of listCodes(error)) {
    if (!Object.hasOwn(SENTENCES, text)) continue
    const { code, sentence } = SENTENCES[text as keyof typeof SENTENCES]
    return new TundishError(code, sentence, { cause: error })
  }
  return null
}

/**
 * Prisma keeps the database's own code at different depths, so every object on the way is looked at; but a file that is
 * not there has the code of a socket that is not.
 */
function listCodes(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  if (Reflect.get(error, 'code') === 'ENOENT' && (Reflect.get(error, 'syscall') ?? 'connect') !== 'connect') {
    return []
  }
  return Object.entries({ ...error, cause: Reflect.get(error, 'cause') }).flatMap(([key, value]) => {
    if (typeof value === 'string') return /code/i.test(key) ? [value] : []
    return listCodes(value, depth + 1)
  })
}
