'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../button'
import { ChevronIcon } from '../icons'

type Props = Readonly<{
  /** What the button says. */
  label: ReactNode
  /** What the button is called, where its text alone does not say it. */
  name: string
  /** For forms rather than lists. */
  wide?: boolean
  /** The side of the button on which the box ends; it opens towards the other. */
  side?: keyof typeof SIDES
  /** Quiet: no frame and no arrow, the button of a menu. */
  look?: 'control' | 'quiet'
  children: (close: () => void) => ReactNode
}>

const SIDES = {
  left: 'left-0',
  right: 'right-0',
  /** In the header of a phone, where the button stands at the right. */
  'right on phones': 'left-0 max-sm:in-data-dashboard:right-0 max-sm:in-data-dashboard:left-auto',
} as const

/** Moves a box that would reach beyond the right edge of the page. */
function keepInside(box: HTMLElement | null): void {
  if (!box) return
  box.style.translate = ''
  const beyond = box.getBoundingClientRect().right - document.documentElement.clientWidth + 16
  if (beyond > 0) box.style.translate = `${-beyond}px`
}

const LOOKS = {
  control: 'control flex items-center gap-2',
  quiet: 'grid h-7 min-w-7 place-items-center rounded text-muted hover:bg-sunken hover:text-ink',
}

/** A button and the box that it opens. Escape, a click elsewhere, following a link in it, or leaving by the keyboard closes it. */
export function Popover({ label, name, wide = false, side = 'left', look = 'control', children }: Props) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    const place = () => keepInside(box.current)
    place()
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    window.addEventListener('resize', place)
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('resize', place)
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it only sees where the focus goes, and that a link is followed
    <div
      ref={root}
      className="relative"
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) close()
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !root.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <Button
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        aria-haspopup={look === 'quiet' ? 'menu' : undefined}
        onClick={() => setOpen(!open)}
        className={LOOKS[look]}
      >
        <span className="sr-only">{name}: </span>
        {label}
        {look === 'control' && <ChevronIcon />}
      </Button>
      <div
        id={id}
        ref={box}
        hidden={!open}
        className={`absolute top-full z-30 mt-1.5 max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-surface p-1.5 ${SIDES[side]} ${look === 'quiet' ? 'w-52' : wide ? 'w-96' : 'w-72'}`}
      >
        {open && children(close)}
      </div>
    </div>
  )
}
