'use client'

import { useRouter } from 'next/navigation'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'

type Props = Readonly<{
  /** What must be said first; null where nothing must. */
  first: string | null
  send: () => Promise<Readonly<{ value: string | null; problem: string | null }>>
  discard: () => Promise<Readonly<{ problem: string | null }>>
}>

/** The one confirmation, and its opposite. */
export function ImportUpload({ first, send, discard }: Props) {
  const router = useRouter()
  const importing = useChange(send, ({ value }) => router.push(`/data/sources/imports/${value}`))
  const leaving = useChange(discard, () => router.push('/data/sources'))
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-3 border-line border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 print:hidden">
      <Button
        disabled={first !== null || importing.isRunning}
        onClick={() => importing.run()}
        className={first === null ? 'control control-primary' : 'control'}
      >
        {importing.isRunning ? 'Beginning…' : 'Import as shown'}
      </Button>
      <Button disabled={leaving.isRunning} onClick={() => leaving.run()}>
        Throw these files away
      </Button>
      {first && <p className="text-muted text-sm">{first}</p>}
      <Problem of={importing.problem ?? leaving.problem} />
    </div>
  )
}
