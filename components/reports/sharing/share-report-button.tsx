'use client'

import { Popover } from '@/components/ui/popover'
import type { TypedLink } from '@/lib/forms/share-link'
import { ShareDialog, type ShareOutcome } from './share-dialog'

type Props = Readonly<{ id: string; share: (id: string, typed: TypedLink) => Promise<ShareOutcome> }>

/** Shares a saved report, as it will be whenever it is opened, or as it is now. */
export function ShareReportButton({ id, share }: Props) {
  return (
    <Popover name="Share this report" label="Share" side="right" wide>
      {(close) => <ShareDialog share={(typed) => share(id, typed)} onDone={close} />}
    </Popover>
  )
}
