'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { formatCount } from '@/lib/format/format-number'
import type { LinkKind } from '@/lib/forms/share-link'
import type { StoredType } from '@/lib/store/event-meanings'
import { MeaningTable } from '../mapping/meaning-table'

type Saved = Readonly<{ value: string | null; problem: string | null }>

type Props = Readonly<{
  types: readonly StoredType[]
  /** How many links work. */
  links: Readonly<Record<LinkKind, number>>
  save: (changes: Readonly<Record<string, string>>) => Promise<Saved>
}>

/** All types of events that are stored, and what each means; nothing counts anew before it is said what that changes. */
export function MeaningList({ types, links, save }: Props) {
  const router = useRouter()
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({})
  const [isAsked, setAsked] = useState(false)
  const { run, isRunning, problem } = useChange(save, ({ value }) =>
    router.push(value === null ? '/data/runs' : `/data/runs/${value}`),
  )
  const count = Object.keys(changes).length
  const choose = (type: string, meaning: string) => {
    const before = types.find((one) => one.type === type)?.meaning ?? 'other'
    const { [type]: _, ...others } = changes
    setChanges(meaning === before ? others : { ...others, [type]: meaning })
  }
  return (
    <div className="space-y-4">
      <MeaningTable
        caption="Types of events, and what they mean"
        counted="Events"
        types={types.map(({ type, events, meaning }) => ({
          name: type,
          count: events,
          meaning: changes[type] ?? meaning,
        }))}
        onChoose={choose}
      />
      <Button disabled={count === 0} onClick={() => setAsked(true)} className="control control-primary">
        {count === 0
          ? 'Nothing is changed'
          : `Change ${formatCount(count)} ${count === 1 ? 'type' : 'types'} …`}
      </Button>
      {isAsked && (
        <Dialog title="Count all anew?" onClosed={() => setAsked(false)}>
          {(close) => (
            <div className="space-y-4">
              <p className="text-ink-soft">
                Every number is counted again from the events that are stored; it takes as long as there are
                many, and you can follow it. {sayLinks(links)}
              </p>
              <Problem of={problem} />
              <div className="flex flex-wrap gap-2">
                <Button disabled={isRunning} onClick={() => run(changes)} className="control control-primary">
                  {isRunning ? 'Beginning…' : 'Count anew'}
                </Button>
                <Button onClick={close}>Leave it as it is</Button>
              </div>
            </div>
          )}
        </Dialog>
      )}
    </div>
  )
}

function sayLinks({ live, frozen }: Props['links']): string {
  const lives =
    live === 0
      ? 'No live link is open.'
      : `${formatCount(live)} live ${live === 1 ? 'link shows' : 'links show'} the new numbers from then on.`
  const kept =
    frozen === 0
      ? ''
      : ` ${formatCount(frozen)} frozen ${frozen === 1 ? 'link keeps its' : 'links keep their'} numbers.`
  return `${lives}${kept}`
}
