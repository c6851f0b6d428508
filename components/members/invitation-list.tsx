'use client'

import { useMutation } from '@tanstack/react-query'
import { ROLES, type Role } from '@/lib/forms/role'

type Line = Readonly<{
  id: string
  email: string
  role: Role
  isPassword: boolean
  invitedBy: string
  ends: string
}>

type Props = Readonly<{
  invitations: readonly Line[]
  end: (id: string) => Promise<Readonly<{ problem: string | null }>>
}>

/** What was sent out and not used yet. */
export function InvitationList({ invitations, end }: Props) {
  const mutation = useMutation({ mutationFn: end })
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
            <button
              type="button"
              className="control"
              disabled={mutation.isPending}
              onClick={() => mutation.mutate(id)}
            >
              Revoke<span className="sr-only"> what {email} has</span>
            </button>
          </li>
        ))}
      </ul>
      {mutation.data?.problem && (
        <p role="alert" className="text-bad text-sm">
          {mutation.data.problem}
        </p>
      )}
    </div>
  )
}
