'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { LogoIcon } from '@/components/ui/icons'

type Props = Readonly<{ unlock: (password: string) => Promise<Readonly<{ problem: string | null }>> }>

/** All that a link with a password shows before it was given. */
export function UnlockForm({ unlock }: Props) {
  const [password, setPassword] = useState('')
  const mutation = useMutation({ mutationFn: unlock })
  const problem = mutation.isError ? 'It did not work. Try again.' : (mutation.data?.problem ?? null)
  return (
    <main className="mx-auto grid min-h-[70vh] max-w-sm place-content-center px-6">
      <form
        noValidate
        className="w-80 max-w-full space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          mutation.mutate(password)
        }}
      >
        <LogoIcon />
        <h1 className="font-semibold text-2xl tracking-tight">This report has a password</h1>
        <Field label="Password" problem={problem} hint="Whoever sent you the link knows it.">
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="off"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              className="control w-full"
            />
          )}
        </Field>
        <button type="submit" disabled={mutation.isPending} className="control control-primary w-full">
          {mutation.isPending ? 'Looking…' : 'Show the report'}
        </button>
      </form>
    </main>
  )
}
