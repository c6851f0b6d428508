'use server'

import { hashPassword } from 'better-auth/crypto'
import { redirect } from 'next/navigation'
import { parseNewMember, readText } from '@/lib/access/parse-member'
import { refuseToken } from '@/lib/access/refuse-token'
import { hashToken } from '@/lib/access/token'
import { TundishError } from '@/lib/errors'
import { acceptInvitation, findInvitation } from '@/lib/store/invitations'
import { getPublicDb } from '../../../_access/public-db'
import { askRequestFacts } from '../../../_access/request-facts'
import { requireSameOrigin } from '../../../_access/same-origin'
import { type EntryOutcome, enterWithNew, refuseWith } from '../../enter'

/** Uses an invitation and signs in. */
export async function accept(token: unknown, raw: unknown): Promise<EntryOutcome> {
  return refuseWith(async () => {
    await requireSameOrigin()
    const db = getPublicDb()
    const now = new Date()
    const { address } = await askRequestFacts()
    const tokenHash = hashToken(token)
    const found = await findInvitation(db, tokenHash, now)
    if (!found) {
      await refuseToken(db, address, now)
      throw new TundishError('bad_member', 'This invitation does not work. Ask for a new one.')
    }
    const name = found.isPassword ? found.email : readText(raw, 'name')
    const checked = parseNewMember({ name, email: found.email, password: readText(raw, 'password') })
    if (!checked.ok) return checked
    const { password } = checked.value
    const used = { tokenHash, name: checked.value.name, passwordHash: await hashPassword(password), address }
    await enterWithNew(await acceptInvitation(db, used, now), password)
    return redirect('/')
  })
}
