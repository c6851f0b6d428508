import type { ComponentProps, ReactNode } from 'react'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel/panel'

type Props = Omit<ComponentProps<typeof Panel>, 'isFlush' | 'numbers' | 'pngName'> &
  Readonly<{
    /** A sentence under the table. */
    note?: ReactNode
    pager: ComponentProps<typeof Pager>
  }>

/** A table with all that belongs to it: what it is called, what narrows it, its pages and its files. */
export function TablePanel({ note, pager, children, ...panel }: Props) {
  return (
    <Panel {...panel} isFlush>
      {children}
      <div
        className={`flex flex-wrap items-center gap-3 px-4 py-3 empty:hidden sm:px-5 ${note ? 'justify-between' : 'justify-end'}`}
      >
        {note && <p className="max-w-prose text-muted text-xs">{note}</p>}
        <Pager {...pager} />
      </div>
    </Panel>
  )
}
