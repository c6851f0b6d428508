import { hashPassword } from 'better-auth/crypto'
import { withDb } from '@/bin/open-database'
import { getEnv } from '@/lib/env'
import { createFirstAdmin, createMember } from '@/lib/store/members/members'
import { PEOPLE } from './people'

// Run where a shop is filled: the people of the members' tests become members.

await withDb(getEnv(), async (db) => {
  for (const { name, email, password, role } of Object.values(PEOPLE)) {
    const member = { name, email, passwordHash: await hashPassword(password) }
    if (role === 'admin') await createFirstAdmin(db, member, { memberId: null, name, address: null })
    else await createMember(db, { ...member, role })
  }
})
