'use client'

import { useSearchParams } from 'next/navigation'
import { Popover } from '@/components/ui/popover'
import type { TypedLink } from '@/lib/forms/share-link'
import { ShareDialog, type ShareOutcome } from './share-dialog'

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
