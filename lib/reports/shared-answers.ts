import type { Db } from '@/lib/db'

/** Answers by question: asks only what nobody has asked, and gives the same promise to all who do. */
export type Answers = <T>(key: string, answer: () => Promise<T>) => Promise<T>

/** As JSON. What is full begins anew. */
const MOST_BYTES = 10_000_000

type Held = Readonly<{ moment: string; answers: Answers }>

const held = new WeakMap<Db, Held>()

/**
 * The answers that this process has of a database, as long as nobody has committed anything to its server: then they are
 * those that it would give again. Which transactions a statement sees is what PostgreSQL calls its snapshot, and the same
 * text means the same rows. On a cluster the snapshot of the coordinator says nothing of the other servers, so each
 * request has its own.
 */
export async function shareAnswers(db: Db): Promise<Answers> {
  const [row] = await db.$queryRaw<{ moment: string | null }[]>`
    select case
      when not exists (select 1 from pg_extension where extname = 'citus')
      then pg_postmaster_start_time() || ' ' || pg_current_snapshot()
    end as moment`
  const moment = row?.moment ?? null
  if (moment === null) return toAnswers()
  const found = held.get(db)
  if (found?.moment === moment) return found.answers
  const answers = toAnswers()
  held.set(db, { moment, answers })
  return answers
}

/** Empty. What failed is asked again. */
export function toAnswers(mostBytes = MOST_BYTES): Answers {
  const answers = new Map<string, Promise<unknown>>()
  let bytes = 0
  return <T>(key: string, answer: () => Promise<T>) => {
    const found = answers.get(key) as Promise<T> | undefined
    if (found) return found
    const asked = answer()
    answers.set(key, asked)
    asked.then(
      (value) => {
        bytes += key.length + (JSON.stringify(value)?.length ?? 0)
        if (bytes < mostBytes) return
        answers.clear()
        bytes = 0
      },
      () => answers.delete(key),
    )
    return asked
  }
}
