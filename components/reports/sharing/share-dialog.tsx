'use client'

import { Form } from '@/components/form/form'
import { useForm } from '@/components/form/use-form'
import type { FormOutcome } from '@/lib/forms/form'
import type { TypedLink } from '@/lib/forms/share-link'
import { LinkResult } from './link-result'
import { ShareFields } from './share-fields'

export type ShareOutcome = FormOutcome & Readonly<{ url: string | null }>

type Props = Readonly<{ share: (typed: TypedLink) => Promise<ShareOutcome>; onDone: () => void }>

const FIRST: TypedLink = { kind: 'live', scope: 'range', ends: '30', password: '', origins: '' }

/** Makes a link; then shows it, this once. */
export function ShareDialog({ share, onDone }: Props) {
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
