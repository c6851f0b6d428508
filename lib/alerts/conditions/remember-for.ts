import type { Db } from '@/lib/db'
import { getFreshness } from '@/lib/store/freshness'

type Kept = Readonly<{ stamp: string; answer: Promise<unknown> }>

const kept = new WeakMap<Db, Map<string, Kept>>()

/**
 * An answer that takes a while, kept by this process until the numbers change, or what else it depends on: alerts are
 * judged every minute. What went wrong is asked again.
 */
export async function rememberFor<T>(
  db: Db,
  name: string,
  dependsOn: readonly unknown[],
  ask: () => Promise<T>,
): Promise<T> {
  const { changedAt } = await getFreshness(db)
  const stamp = JSON.stringify([changedAt, ...dependsOn])
  const answers = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, answers)
  const before = answers.get(name)
  // One name has answers of one kind.
  if (before?.stamp === stamp) return before.answer as Promise<T>
  const answer = ask()
  answers.set(name, { stamp, answer })
  answer.catch(() => answers.delete(name))
  return answer
}
