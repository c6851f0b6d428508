'use client'

import { TextForm } from '@/components/form/text-form'
import type { Outcome } from '@/components/form/use-change'

type Props = Readonly<{
  signIn: (typed: Readonly<{ email: string; password: string }>) => Promise<Outcome>
}>

export function SignInForm({ signIn }: Props) {
  return (
    <TextForm
      name="Sign in"
      fields={[
        { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
        {
          name: 'password',
          label: 'Password',
          type: 'password',
          autoComplete: 'current-password',
          hint: 'Forgotten? An admin can make you a link for a new one.',
        },
      ]}
      button="Sign in"
      working="Signing in…"
      send={signIn}
    />
  )
}
