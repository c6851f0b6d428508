'use client'

import { type ReactNode, useId, useState } from 'react'
import { Button } from '../button'
import { ChevronIcon } from '../icons'

export const FOOT_ACTION =
  'flex h-7 items-center gap-1.5 rounded px-1.5 text-muted text-sm hover:bg-sunken hover:text-ink'

type Props = Readonly<{ shown: ReactNode; hidden: ReactNode; children: ReactNode; className?: string }>

/** The button stays in its row; what it opens takes the row under it. */
export function Disclosure({ shown, hidden, children, className = FOOT_ACTION }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className={className}>
        {open ? shown : hidden}
        <ChevronIcon className={open ? 'rotate-180' : ''} />
      </Button>
      <div id={id} hidden={!open} className="order-last w-full px-1.5 pt-2 pb-3">
        {children}
      </div>
    </>
  )
}
