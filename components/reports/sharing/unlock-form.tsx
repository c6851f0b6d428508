'use client'

import { TextForm } from '@/components/form/text-form'
import { LogoIcon } from '@/components/ui/icons'
import type { Outcome } from '@/lib/forms/form'

type Props = Readonly<{ unlock: (password: string) => Promise<Outcome> }>

/** All that a link with a password shows before it was given. */
export function UnlockForm({ unlock }: Props) {
  return (
    <main className="mx-auto grid min-h-[70vh] max-w-sm place-content-center px-6">
      <div className="w-80 max-w-full space-y-5">
        <LogoIcon />
        <h1 className="font-semibold text-2xl tracking-tight">This report has a password</h1>
        <TextForm
          name="Open the report"
          fields={[
            {
              name: 'password',
              label: 'Password',
              type: 'password',
              autoComplete: 'off',
              hint: 'Whoever sent you the link knows it.',
            },
          ]}
          button="Show the report"
          working="Looking…"
          send={({ password }) => unlock(password)}
        />
      </div>
    </main>
  )
}
