'use server'

import { TundishError } from '@/lib/errors'
import { eraseUser, sayErased } from '@/lib/ingest/forget/erase-user'
import { foreseeErasure, sayErasure } from '@/lib/ingest/forget/foresee-erasure'
import { type Attempt, attempt, change } from '../../../_access/attempt'
import { nameVisitor } from '../../../_access/visitor'
import { startUnlessBusy } from './start-unless-busy'

// Called by the browser, so whatever arrives is checked. The id is in the body alone: no address and no log has it.

/** Which ids are of the person, what would go and what stays, a sentence each. */
export async function askErasure(id: unknown): Promise<Attempt<string[]>> {
  return attempt('admin', async ({ db }) => sayErasure(await foreseeErasure(db, requireText(id))))
}

/** Takes a person away, and begins a run that counts anew; what went. */
export async function erasePerson(id: unknown): Promise<Attempt<string>> {
  return change('admin', async ({ db, actor, visitor }) => {
    const erased = await eraseUser(db, requireText(id), { actor })
    await startUnlessBusy(db, ['refresh'], nameVisitor(visitor))
    return sayErased(erased)
  })
}

function requireText(id: unknown): string {
  // PostgreSQL has no text with this character in it.
  if (typeof id === 'string' && !id.includes('\u0000')) return id
  throw new TundishError('bad_parameter', 'Write an id of the person.')
}
