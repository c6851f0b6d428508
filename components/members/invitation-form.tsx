'use client'

import { type TextField, TextForm } from '@/components/form/text-form'
import type { Outcome } from '@/components/form/use-change'

type Name = 'name' | 'password'

type Props = Readonly<{
  /** Whether it is for a member who has a name already. */
  isPassword: boolean
  accept: (typed: Readonly<Record<Name, string>>) => Promise<Outcome>
}>

const NAME: TextField<Name> = { name: 'name', label: 'Your name', type: 'text', autoComplete: 'name' }
const PASSWORD: TextField<Name> = {
  name: 'password',
  label: 'A password',
  type: 'password',
  hint: '12 characters or more; a few words make a good one.',
  autoComplete: 'new-password',
}

export function InvitationForm({ isPassword, accept }: Props) {
  return (
    <TextForm<Name>
      name={isPassword ? 'Choose a new password' : 'Become a member'}
      fields={isPassword ? [PASSWORD] : [NAME, PASSWORD]}
      button={isPassword ? 'Use this password' : 'Become a member'}
      working="One moment…"
      send={accept}
    />
  )
}
