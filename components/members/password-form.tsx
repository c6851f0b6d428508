'use client'

import { TextForm } from '@/components/form/text-form'
import type { Outcome } from '@/components/form/use-change'

type Props = Readonly<{
  change: (typed: Readonly<{ current: string; next: string }>) => Promise<Outcome>
}>

export function PasswordForm({ change }: Props) {
  return (
    <div className="max-w-sm">
      <TextForm
        name="Change the password"
        fields={[
          { name: 'current', label: 'Your password now', type: 'password', autoComplete: 'current-password' },
          {
            name: 'next',
            label: 'The new one',
            type: 'password',
            autoComplete: 'new-password',
            hint: '12 characters or more. You are signed out everywhere else.',
          },
        ]}
        button="Change it"
        working="Changing…"
        send={change}
        done={<p className="text-good text-sm">The password is changed.</p>}
      />
    </div>
  )
}
