import { toDatabaseError } from '@/lib/database-error'
import { TundishError } from '@/lib/errors'
import type { Role } from '@/lib/forms/role'
import { requireSameOrigin } from './same-origin'
import { type Access, requireAccess } from './visitor'

/** What went wrong, in a sentence; null when nothing did. Errors do not cross to the browser with their words. */
export type Outcome = Readonly<{ problem: string | null }>

/** What an action came to: its value, or the sentence of why there is none. */
export type Attempt<T> = Readonly<{ value: T; problem: null }> | Readonly<{ value: null; problem: string }>

/**
 * Runs a server action for whoever may do what `need` says. Whoever may not, and whatever else is expected to go wrong,
 * comes back as a sentence; a fault of ours is thrown on.
 */
export async function attempt<T>(need: Role, act: (access: Access) => Promise<T>): Promise<Attempt<T>> {
  try {
    await requireSameOrigin()
    return { value: await act(await requireAccess(need)), problem: null }
  } catch (error) {
    const known = error instanceof TundishError ? error : toDatabaseError(error)
    if (!known) throw error
    return { value: null, problem: known.message }
  }
}
