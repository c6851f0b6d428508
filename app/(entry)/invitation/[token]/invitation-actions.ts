'use server'

import { hashPassword } from 'better-auth/crypto'
import { redirect } from 'next/navigation'
import { parseAcceptance } from '@/lib/access/parse-member'
import { refuseToken } from '@/lib/access/refuse-token'
import { hashToken } from '@/lib/access/token'
import { TundishError } from '@/lib/errors'
import type { Outcome } from '@/lib/forms/form'
import { requireValue } from '@/lib/forms/form'
import { acceptInvitation, findInvitation } from '@/lib/store/members/invitations'
import { getPublicDb } from '../../../_access/public-db'
import { askRequestFacts } from '../../../_access/request-facts'
import { attemptEntry, enterWithNew } from '../../enter'

/** Uses an invitation and signs in. */
export async function accept(token: unknown, raw: unknown): Promise<Outcome> {
  return attemptEntry(async () => {
    const db = getPublicDb()
    const now = new Date()
    const { address } = await askRequestFacts()
    const tokenHash = hashToken(token)
    const found = await findInvitation(db, tokenHash, now)
    if (!found) {
      await refuseToken(db, address, now)
      throw new TundishError('bad_member', 'This invitation does not work. Ask for a new one.')
    }
    const given = requireValue(parseAcceptance(raw, found))
    const used = { tokenHash, name: given.name, passwordHash: await hashPassword(given.password), address }
    await enterWithNew(await acceptInvitation(db, used, now), given.password)
    return redirect('/')
  })
}
