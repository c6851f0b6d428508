import { refresh } from 'next/cache'
import { toKnownError } from '@/lib/database-error'
import { WrongField } from '@/lib/forms/form'
import type { Role } from '@/lib/forms/role'
import { requireSameOrigin } from './same-origin'
import { type Access, requireAccess } from './visitor'

type Refusal = Readonly<{ problem: string; field: string | null }>

/** What an action came to: its value, or the sentence of why there is none. */
export type Attempt<T> =
  | Readonly<{ value: T; problem: null; field: null }>
  | (Refusal & Readonly<{ value: null }>)

/**
 * Runs a server action for whoever may do what `need` says. Whoever may not, and whatever else is expected to go wrong,
 * comes back as a sentence; a fault of ours is thrown on.
 */
export async function attempt<T>(need: Role, act: (access: Access) => Promise<T>): Promise<Attempt<T>> {
  try {
    await requireSameOrigin()
    return { value: await act(await requireAccess(need)), problem: null, field: null }
  } catch (error) {
    return { value: null, ...toRefusal(error) }
  }
}

/** The same for a change: the page is shown anew. */
export async function change<T>(need: Role, act: (access: Access) => Promise<T>): Promise<Attempt<T>> {
  const done = await attempt(need, act)
  if (done.problem === null) refresh()
  return done
}

/** The sentence for what was expected to go wrong; throws what was not. */
export function toRefusal(error: unknown): Refusal {
  const known = toKnownError(error)
  if (!known) throw error
  return { problem: known.message, field: known instanceof WrongField ? known.field : null }
}
