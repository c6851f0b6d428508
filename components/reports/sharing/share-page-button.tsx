'use client'

import { useSearchParams } from 'next/navigation'
import { Popover } from '@/components/ui/popover'
import type { TypedLink } from '@/lib/forms/share-link'
import { ShareDialog, type ShareOutcome } from './share-dialog'

type Props = Readonly<{
  path: string
  share: (path: string, search: string, typed: TypedLink) => Promise<ShareOutcome>
}>

/** Shares the page as it is asked now. */
export function SharePageButton({ path, share }: Props) {
  const search = useSearchParams()
  return (
    <Popover name="Share this page" label="Share" side="right" wide>
      {(close) => <ShareDialog share={(typed) => share(path, String(search), typed)} onDone={close} />}
    </Popover>
  )
}
