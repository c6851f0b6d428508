'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'

type Props = Readonly<{ url: string; origins: string; onDone: () => void }>

/** The link, which cannot be shown again, and how to put it into a page where that is allowed. */
export function LinkResult({ url, origins, onDone }: Props) {
  const frame = `<iframe src="${url}/embed" title="Report" width="100%" height="900" style="border:0"></iframe>`
  return (
    <div className="space-y-4 p-2.5">
      <p role="status" className="text-ink-soft">
        This is the link. It is shown this once: only a hash of it is kept.
      </p>
      <CopyField label="Link" text={url} />
      {origins.trim() !== '' && <CopyField label="To put it into a page" text={frame} />}
      <button type="button" onClick={onDone} className="control">
        Done
      </button>
    </div>
  )
}

/** Text to be taken away, with a button that does it. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Field
      label={label}
      problem={null}
      hint={copied === false ? 'Select it and copy it by hand.' : undefined}
    >
      {(control) => (
        <span className="flex gap-2">
          <input
            {...control}
            readOnly
            value={text}
            onFocus={(event) => event.target.select()}
            className="control min-w-0 flex-1 font-normal"
          />
          <button type="button" onClick={copy} className="control" aria-label={`Copy: ${label}`}>
            {copied ? 'Copied' : 'Copy'}
          </button>
        </span>
      )}
    </Field>
  )
}
