'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button'
import { ChevronIcon } from './icons'

type Props = Readonly<{
  /** What the button says. */
  label: ReactNode
  /** What the button is called, where its text alone does not say it. */
  name: string
  /** For forms rather than lists. */
  wide?: boolean
  /** The side of the button on which the box ends; it opens towards the other. */
  side?: 'left' | 'right'
  children: (close: () => void) => ReactNode
}>

/** A button and the box that it opens. Escape, a click elsewhere, or leaving by the keyboard closes it. */
export function Popover({ label, name, wide = false, side = 'left', children }: Props) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only sees where the focus goes
    <div
      ref={root}
      className="relative"
      onBlur={(event) => {
        if (event.relatedTarget && !root.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <Button
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="control flex items-center gap-2"
      >
        <span className="sr-only">{name}: </span>
        {label}
        <ChevronIcon />
      </Button>
      <div
        id={id}
        hidden={!open}
        className={`absolute top-full z-30 mt-1.5 max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-surface p-1.5 ${side === 'right' ? 'right-0' : 'left-0'} ${wide ? 'w-96' : 'w-72'}`}
      >
        {open && children(close)}
      </div>
    </div>
  )
}
