'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CopyField } from '@/components/ui/copy-field'
import { Field } from '@/components/ui/field'
import { ROLE_NAMES, ROLES, type Role } from '@/lib/forms/role'

type Typed = Readonly<{ email: string; role: Role }>

type Props = Readonly<{
  invite: (typed: Typed) => Promise<Readonly<{ url: string | null; problem: string | null }>>
}>

const FIRST: Typed = { email: '', role: 'viewer' }

/** Makes a link with which somebody becomes a member. */
export function InviteForm({ invite }: Props) {
  const [typed, setTyped] = useState(FIRST)
  const mutation = useMutation({
    mutationFn: invite,
    onSuccess: ({ problem }) => problem === null && setTyped(FIRST),
  })
  const problem = mutation.isError
    ? 'It did not work; the log of the server says why.'
    : (mutation.data?.problem ?? null)
  return (
    <form
      aria-label="Invite somebody"
      noValidate
      className="max-w-xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        mutation.mutate(typed)
      }}
    >
      <Field label="E-mail" problem={problem}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="off"
            value={typed.email}
            onChange={(event) => setTyped((before) => ({ ...before, email: event.target.value }))}
            className="control w-full"
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium text-ink-soft text-sm">Role</legend>
        {ROLE_NAMES.map((role) => (
          <label key={role} className="flex items-baseline gap-2 py-0.5">
            <input
              type="radio"
              name="role"
              value={role}
              checked={typed.role === role}
              onChange={() => setTyped((before) => ({ ...before, role }))}
              className="accent-accent"
            />
            <span>
              {ROLES[role].label} <span className="text-muted text-sm">{ROLES[role].may}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" disabled={mutation.isPending} className="control control-primary">
        {mutation.isPending ? 'Making it…' : 'Make the invitation'}
      </button>
      {mutation.data?.url && (
        <CopyField label="Send this link; it works once, for 7 days" text={mutation.data.url} />
      )}
    </form>
  )
}
