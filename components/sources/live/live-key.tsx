'use client'

import { useRouter } from 'next/navigation'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'
import { KeyOnce } from './key-once'

type Props = Readonly<{
  rotate: () => Promise<Outcome & Readonly<{ value: string | null }>>
  revoke: () => Promise<Outcome>
}>

/** Another key in place of one, or none any more. */
export function LiveKey({ rotate, revoke }: Props) {
  const router = useRouter()
  const rotating = useChange(rotate)
  const revoking = useChange(revoke, () => router.push('/data/sources'))
  const isRunning = rotating.isRunning || revoking.isRunning
  const made = rotating.answer?.value
  return (
    <div className="print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={isRunning} onClick={() => rotating.run()}>
          Make another key in its place
        </Button>
        <Button disabled={isRunning} onClick={() => revoking.run()}>
          Take nothing more by it
        </Button>
        <Problem of={rotating.problem ?? revoking.problem} />
      </div>
      {made && <KeyOnce writeKey={made} />}
    </div>
  )
}
