'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from './field'

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
          <Button onClick={copy} aria-label={`Copy: ${label}`}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        </span>
      )}
    </Field>
  )
}
