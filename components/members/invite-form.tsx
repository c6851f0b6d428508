'use client'

import { CopyField } from '@/components/form/copy-field'
import { Form } from '@/components/form/form'
import { ChoiceOfFew, TextInput } from '@/components/form/inputs'
import { useForm } from '@/components/form/use-form'
import type { Outcome } from '@/lib/forms/form'
import { ROLE_NAMES, ROLES, type Role } from '@/lib/forms/role'

type Typed = Readonly<{ email: string; role: string }>

type Props = Readonly<{ invite: (typed: Typed) => Promise<Outcome & Readonly<{ url: string | null }>> }>

const FIRST: Typed = { email: '', role: 'viewer' satisfies Role }

const OPTIONS = ROLE_NAMES.map((role) => ({ value: role, label: ROLES[role].label, says: ROLES[role].may }))

/** Makes a link with which somebody becomes a member. */
export function InviteForm({ invite }: Props) {
  const form = useForm(FIRST, invite, (_, reset) => reset())
  return (
    <div className="max-w-xl space-y-4">
      <Form name="Invite somebody" form={form} button="Make the invitation" working="Making it…">
        <TextInput label="E-mail" type="email" autoComplete="off" {...form.of('email')} />
        <ChoiceOfFew legend="Role" options={OPTIONS} {...form.of('role')} />
      </Form>
      {form.answer?.url && (
        <CopyField label="Send this link; it works once, for 7 days" text={form.answer.url} />
      )}
    </div>
  )
}
