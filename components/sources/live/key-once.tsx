'use client'

import { useSyncExternalStore } from 'react'
import { CopyField } from '@/components/form/copy-field'
import { Snippets } from './snippets'

/** A new key, which nobody is told again, and how to send by it. */
export function KeyOnce({ writeKey }: Readonly<{ writeKey: string }>) {
  const origin = useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => '',
  )
  return (
    <div role="status" className="mt-4 space-y-4">
      <CopyField label="The write key; it is shown this once" text={writeKey} />
      <Snippets origin={origin} writeKey={writeKey} />
    </div>
  )
}
