'use client'

import { useSearchParams } from 'next/navigation'
import { CopyField } from '@/components/form/copy-field'
import { Form } from '@/components/form/form'
import { Choice, ChoiceOfFew, TextInput } from '@/components/form/inputs'
import { type FormState, useForm } from '@/components/form/use-form'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/choose/popover'
import type { Outcome } from '@/lib/forms/form'
import {
  FEWEST_PASSWORD_CHARACTERS,
  LINK_KINDS,
  type LinkField,
  type LinkKind,
  type TypedLink,
} from '@/lib/forms/share-link'
import { SHARE_SCOPE_NAMES, SHARE_SCOPES } from '@/lib/saved/share-scope'

type Props = Readonly<{
  of: 'page' | 'report'
  /** Given what the address of the page asks, too, for what is shared as it is asked now. */
  share: (typed: TypedLink, search: string) => Promise<ShareOutcome>
}>

/** Shares a page as it is asked now, or a saved report as it will be whenever it is opened, or as it is now. */
export function ShareButton({ of, share }: Props) {
  const search = useSearchParams()
  return (
    <Popover name={`Share this ${of}`} label="Share" side="right" wide>
      {(close) => <ShareDialog share={(typed) => share(typed, String(search))} onDone={close} />}
    </Popover>
  )
}

type ShareOutcome = Outcome & Readonly<{ url: string | null }>

type FormProps = Readonly<{ share: (typed: TypedLink) => Promise<ShareOutcome>; onDone: () => void }>

const FIRST: TypedLink = { kind: 'live', scope: 'range', ends: '30', password: '', origins: '' }

/** Makes a link; then shows it, this once. */
function ShareDialog({ share, onDone }: FormProps) {
  const form = useForm(FIRST, share, () => {})
  if (form.answer?.url) {
    return <LinkResult url={form.answer.url} origins={form.typed.origins} onDone={onDone} />
  }
  return (
    <Form
      name="Share"
      form={form}
      button="Make the link"
      working="Making it…"
      onCancel={onDone}
      className="space-y-4 p-2.5"
    >
      <ShareFields form={form} />
    </Form>
  )
}

type ResultProps = Readonly<{ url: string; origins: string; onDone: () => void }>

/** The link, which cannot be shown again, and how to put it into a page where that is allowed. */
function LinkResult({ url, origins, onDone }: ResultProps) {
  const frame = `<iframe src="${url}/embed" title="Report" width="100%" height="900" style="border:0"></iframe>`
  return (
    <div className="space-y-4 p-2.5">
      <p role="status" className="text-ink-soft">
        This is the link. It is shown this once: only a hash of it is kept.
      </p>
      <CopyField label="Link" text={url} />
      {origins.trim() !== '' && <CopyField label="To put it into a page" text={frame} />}
      <Button onClick={onDone}>Done</Button>
    </div>
  )
}

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
function ShareFields({ form: { of, typed } }: Readonly<{ form: FormState<LinkField> }>) {
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
