import { type ErrorCode, TundishError } from './errors'

const AWAY = 'The database does not answer; is it running?'
const CLOSED = 'The database closed the connection; try again in a moment.'
const LATE = 'The database did not answer in time; try again in a moment.'
const FULL = 'The database has no free connection; try again in a moment.'

/** What a user can do something about, with how PostgreSQL, Prisma, `pg` and the network name it. */
const KNOWN: readonly Readonly<{ code: ErrorCode; sentence: string; names: readonly string[] }>[] = [
  {
    code: 'disk_full',
    sentence: 'The disk is full; make room and try again.',
    names: ['53100', 'ENOSPC', 'EDQUOT'],
  },
  {
    code: 'too_slow',
    sentence: 'The answer took too long; ask for a shorter range.',
    names: ['57014'],
  },
  { code: 'database_busy', sentence: FULL, names: ['53300', 'P2037', 'TooManyConnections'] },
  {
    code: 'database_busy',
    sentence: 'The database has no memory left for this; try again in a moment.',
    names: ['53200'],
  },
  {
    code: 'database_busy',
    sentence: 'The database was busy with something else for too long; try again in a moment.',
    names: ['P2024', 'P2028', 'timeout exceeded when trying to connect'],
  },
  {
    code: 'database_unreachable',
    sentence: LATE,
    names: [
      'P1002',
      'P1008',
      'SocketTimeout',
      'ETIMEDOUT',
      'Query read timeout',
      'Connection terminated due to connection timeout',
      'timeout expired',
    ],
  },
  {
    code: 'database_unreachable',
    sentence: 'The database was stopped; start it and try again.',
    names: ['57P01', '57P02'],
  },
  {
    code: 'database_unreachable',
    sentence: 'The database is just starting or stopping; try again in a moment.',
    names: ['57P03'],
  },
  {
    code: 'database_unreachable',
    sentence: 'The database does not let Tundish in; look at DATABASE_URL.',
    names: ['28000', '28P01', '3D000', 'P1000', 'P1003', 'P1010'],
  },
  {
    code: 'database_unreachable',
    sentence: AWAY,
    names: [
      'P1001',
      'DatabaseNotReachable',
      'ECONNREFUSED',
      'ENOENT',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      '08001',
      '08004',
    ],
  },
  {
    code: 'database_unreachable',
    sentence: CLOSED,
    names: [
      'P1017',
      'ConnectionClosed',
      'ECONNRESET',
      'ECONNABORTED',
      'EPIPE',
      '08000',
      '08003',
      '08006',
      '08007',
      '08P01',
      'Connection terminated',
      'Connection terminated unexpectedly',
      'Client has encountered a connection error and is not queryable',
      'Client was closed and is not queryable',
    ],
  },
]

const BY_NAME = new Map(KNOWN.flatMap((known) => known.names.map((name) => [name, known] as const)))

/** The sentence for a failure of the database, or of its disk, that a user can act on; null for any other error. */
export function toDatabaseError(error: unknown): TundishError | null {
  for (const name of listNames(error)) {
    const known = BY_NAME.get(name)
    if (known) return new TundishError(known.code, known.sentence, { cause: error })
  }
  return null
}

/** What can be said to whoever asked: what was expected to fail, or the database did; null for a fault of ours. */
export function toKnownError(error: unknown): TundishError | null {
  return error instanceof TundishError ? error : toDatabaseError(error)
}

/** Codes that files and the terminal have too: of the database only where a connection was made, or Prisma says it. */
const OF_FILES_TOO: Readonly<Record<string, string>> = { ENOENT: 'connect', EPIPE: 'prisma' }

/**
 * Prisma keeps the database's own code at different depths, and `pg` has only a message where a connection ends, so every
 * object on the way is looked at.
 */
function listNames(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const code = Reflect.get(error, 'code')
  const only = typeof code === 'string' ? OF_FILES_TOO[code] : undefined
  if (only && (Reflect.get(error, 'syscall') ?? only) !== only) return []
  const message = error instanceof Error && code === undefined ? [error.message] : []
  const inside = Object.entries({ ...error, cause: Reflect.get(error, 'cause') })
  return [
    ...message,
    ...inside.flatMap(([key, value]) => {
      if (typeof value === 'string') return /code|^kind$/i.test(key) ? [value] : []
      return listNames(value, depth + 1)
    }),
  ]
}
