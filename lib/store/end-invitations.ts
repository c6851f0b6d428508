import type { DbOrTransaction } from '@/lib/db'

/** What an invitation, or a link for a new password, is that can still be used. */
export function isOpen(now: Date) {
  return { usedAt: null, revokedAt: null, expiresAt: { gt: now } } as const
}

/** Which end: that for an address, one, those that a member made, or those by which a member would have a new password. */
type Which =
  | Readonly<{ email: string }>
  | Readonly<{ id: bigint }>
  | Readonly<{ invitedById: string }>
  | Readonly<{ memberId: string }>

/** Ends those that were not used. */
export async function endInvitations(tx: DbOrTransaction, which: Which, now: Date): Promise<void> {
  await tx.memberInvitation.updateMany({
    where: { ...which, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}
