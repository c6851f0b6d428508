'use client'

import type { ComponentProps, KeyboardEvent, ReactNode } from 'react'
import { Button } from '../button'
import { CheckIcon } from '../icons'
import { Popover } from './popover'

type Props = Pick<ComponentProps<typeof Popover>, 'name' | 'label' | 'children'>

/** A quiet button and what can be done there. Arrows, Home and End move; Escape, Tab and a click elsewhere close it. */
export function Menu({ name, label, children }: Props) {
  return (
    <Popover name={name} label={label} side="right" look="quiet">
      {(close) => (
        <div role="menu" aria-label={name} tabIndex={-1} ref={focusFirst} onKeyDown={moveFocus}>
          {children(close)}
        </div>
      )}
    </Popover>
  )
}

const ITEM =
  'flex min-h-8 w-full items-center justify-between gap-2 rounded px-2.5 py-1 text-sm hover:bg-sunken'

type ItemProps = Readonly<{
  children: ReactNode
  /** Of what is turned on and off; left out where something is done. */
  isOn?: boolean
  onChoose: () => void
}>

export function MenuItem({ children, isOn, onChoose }: ItemProps) {
  const role = isOn === undefined ? 'menuitem' : 'menuitemcheckbox'
  return (
    <Button role={role} aria-checked={isOn} tabIndex={-1} className={ITEM} onClick={onChoose}>
      {children}
      {isOn && <CheckIcon />}
    </Button>
  )
}

/** A file, not a page: the router must not fetch it. */
export function MenuFile({ children, href }: Readonly<{ children: ReactNode; href: string }>) {
  return (
    <a role="menuitem" tabIndex={-1} href={href} download className={ITEM}>
      {children}
    </a>
  )
}

const listItems = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]

function focusFirst(menu: HTMLElement | null): void {
  if (menu && !menu.contains(document.activeElement)) listItems(menu)[0]?.focus()
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = listItems(event.currentTarget)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
