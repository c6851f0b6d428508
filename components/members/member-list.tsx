'use client'

import { CopyField } from '@/components/form/copy-field'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/choose/select'
import { toOptions } from '@/components/ui/choose/to-options'
import type { Outcome } from '@/lib/forms/form'
import { ROLES, type Role } from '@/lib/forms/role'
import type { Member } from '@/lib/store/members/members'

/** A member with their moments as they are read. */
type Line = Pick<Member, 'id' | 'name' | 'email' | 'role'> &
  Readonly<{ isSelf: boolean; isDisabled: boolean; since: string; lastSignIn: string | null }>

type Actions = Readonly<{
  changeRole: (id: string, role: Role) => Promise<Outcome>
  setDisabled: (id: string, disabled: boolean) => Promise<Outcome>
  offerPassword: (email: string) => Promise<Outcome & Readonly<{ url: string | null }>>
}>

const ROLE_OPTIONS = toOptions(ROLES)

/** Who the members are, and what can be done to each. */
export function MemberList({ members, actions }: Readonly<{ members: readonly Line[]; actions: Actions }>) {
  return (
    <ul aria-label="Members" className="divide-y divide-line rounded-lg border border-line">
      {members.map((member) => (
        <MemberLine key={member.id} member={member} actions={actions} />
      ))}
    </ul>
  )
}

function MemberLine({ member, actions }: Readonly<{ member: Line; actions: Actions }>) {
  const { id, name, email, role, isSelf, isDisabled } = member
  const change = useChange((to: Role) => actions.changeRole(id, to))
  const disable = useChange((to: boolean) => actions.setDisabled(id, to))
  const password = useChange(() => actions.offerPassword(email))
  return (
    <li className={`space-y-3 px-4 py-3 sm:px-5 ${isDisabled ? 'text-muted' : ''}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="break-words font-medium">
            {name}
            {isSelf && <span className="text-muted"> (you)</span>}
          </p>
          <p className="break-words text-muted text-sm">{email}</p>
          <p className="text-muted text-sm">
            {isDisabled ? 'Disabled' : ROLES[role].may} · since {member.since}
            {member.lastSignIn && ` · signed in on ${member.lastSignIn}`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {!isDisabled && (
            <Select
              name={`Role of ${name}`}
              value={(change.isRunning && change.asked) || role}
              options={ROLE_OPTIONS}
              onChoose={(to) => change.run(to as Role)}
            />
          )}
          {!isDisabled && !isSelf && (
            <Button onClick={() => password.run()} about={`for ${name}`}>
              New password
            </Button>
          )}
          {!isSelf && (
            <Button onClick={() => disable.run(!isDisabled)} about={name}>
              {isDisabled ? 'Enable' : 'Disable'}
            </Button>
          )}
        </div>
      </div>
      {password.answer?.url && (
        <CopyField label="Link for a new password; it works once, for a day" text={password.answer.url} />
      )}
      <Problem of={change.problem ?? disable.problem ?? password.problem} />
    </li>
  )
}
