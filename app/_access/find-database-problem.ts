import { setTimeout as sleep } from 'node:timers/promises'
import { toDatabaseError } from '@/lib/database-error'
import { getDatabaseProblem } from '@/lib/database-problem'
import { getDb } from '@/lib/db'
import { TundishError } from '@/lib/errors'

/** An import on the embedded database keeps all others waiting, and they wait no longer than this. */
const ANSWER_WITHIN_MS = 30_000

let asking: Promise<TundishError | null> | null = null

/** Why the database cannot be asked; null when it can. Whoever asks at the same time shares the answer. */
export function findDatabaseProblem(): Promise<TundishError | null> {
  asking ??= ask().finally(() => {
    asking = null
  })
  return asking
}

async function ask(): Promise<TundishError | null> {
  const answer = getDb().$queryRaw`select 1`
  const late = new AbortController()
  try {
    const isLate = await Promise.race([
      answer.then(() => false),
      sleep(ANSWER_WITHIN_MS, true, { signal: late.signal }),
    ])
    return isLate ? new TundishError('database_unreachable', LATE) : null
  } catch (error) {
    const known = toDatabaseError(error)
    if (!known) console.error(error)
    return known && (getDatabaseProblem() ?? known)
  } finally {
    late.abort()
    answer.catch(() => {})
  }
}

const LATE = `The database did not answer within ${ANSWER_WITHIN_MS / 1000} seconds: it is busy with something else, or stands still. Try again in a moment.`
