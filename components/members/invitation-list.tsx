'use client'

import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'
import { ROLES } from '@/lib/forms/role'
import type { Invitation } from '@/lib/store/members/invitations'

type Line = Omit<Invitation, 'expiresAt'> & Readonly<{ ends: string }>

type Props = Readonly<{
  invitations: readonly Line[]
  end: (id: string) => Promise<Outcome>
}>

/** What was sent out and not used yet. */
export function InvitationList({ invitations, end }: Props) {
  const ending = useChange(end)
  if (invitations.length === 0) return null
  return (
    <div className="space-y-2">
      <h3 className="font-semibold">Not used yet</h3>
      <ul aria-label="Open invitations" className="divide-y divide-line rounded-lg border border-line">
        {invitations.map(({ id, email, role, isPassword, invitedBy, ends }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <p className="min-w-0 break-words">
              <span className="font-medium">{email}</span>{' '}
              <span className="text-muted text-sm">
                {isPassword ? 'new password' : ROLES[role].label} · by {invitedBy} · until {ends}
              </span>
            </p>
            <Button disabled={ending.isRunning} onClick={() => ending.run(id)} about={`what ${email} has`}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      <Problem of={ending.problem} />
    </div>
  )
}
