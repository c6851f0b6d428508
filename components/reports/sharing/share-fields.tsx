'use client'

import { Choice, ChoiceOfFew, TextInput } from '@/components/form/inputs'
import type { FormState } from '@/components/form/use-form'
import { FEWEST_PASSWORD_CHARACTERS, LINK_KINDS, type LinkField, type LinkKind } from '@/lib/forms/share-link'
import { SHARE_SCOPE_NAMES, SHARE_SCOPES } from '@/lib/saved/share-scope'

const KINDS = (Object.keys(LINK_KINDS) as LinkKind[]).map((value) => ({ value, ...LINK_KINDS[value] }))

const SCOPES = SHARE_SCOPE_NAMES.map((value) => {
  const { label, may } = SHARE_SCOPES[value]
  return { value, label, says: may }
})

const ENDS = [
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: 'never', label: 'Never' },
]

/** What of a link can be chosen. */
export function ShareFields({ form: { of, typed } }: Readonly<{ form: FormState<LinkField> }>) {
  return (
    <>
      <ChoiceOfFew legend="Numbers" options={KINDS} {...of('kind')} />
      {typed.kind !== 'frozen' && (
        <ChoiceOfFew legend="A visitor may change" options={SCOPES} {...of('scope')} />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Choice label="Ends" options={ENDS} {...of('ends')} />
        <TextInput
          label="Password, if any"
          type="password"
          autoComplete="new-password"
          placeholder={`${FEWEST_PASSWORD_CHARACTERS} or more`}
          {...of('password')}
        />
      </div>
      <TextInput
        label="Sites that may hold it in a frame"
        hint="Such as https://wiki.example.com; empty: none."
        {...of('origins')}
      />
    </>
  )
}
