'use client'

import { type TextField, TextForm } from '@/components/form/text-form'
import type { Outcome } from '@/components/form/use-change'

type Name = 'code' | 'name' | 'email' | 'password'

type Props = Readonly<{
  /** Whether the code from the server's log is asked for. */
  needsCode: boolean
  setUp: (typed: Readonly<Record<Name, string>>) => Promise<Outcome>
}>

const CODE: TextField<Name> = {
  name: 'code',
  label: 'Code',
  type: 'text',
  hint: 'It stands in the log of this server.',
  autoComplete: 'off',
}

const MEMBER_FIELDS: readonly TextField<'name' | 'email' | 'password'>[] = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    hint: '12 characters or more; a few words make a good one.',
    autoComplete: 'new-password',
  },
]

export function SetupForm({ needsCode, setUp }: Props) {
  return (
    <TextForm<Name>
      name="Create the first admin"
      fields={needsCode ? [CODE, ...MEMBER_FIELDS] : MEMBER_FIELDS}
      button="Create the admin"
      working="Creating…"
      send={setUp}
    />
  )
}
