'use client'

import Link from 'next/link'
import { Popover } from '@/components/ui/choose/popover'
import { CheckIcon } from '@/components/ui/icons'

/** Something that what is shown can be held against, and where that is shown. */
export type Compared = Readonly<{ label: string; href: string; isChosen: boolean }>

/** Holds what is shown against something else: the time before it, or other sessions. */
export function CompareMenu({ choices }: Readonly<{ choices: readonly Compared[] }>) {
  const chosen = choices.find(({ isChosen }) => isChosen)
  return (
    <Popover name="Compare with" label={chosen ? `Against: ${chosen.label}` : 'Compare'}>
      {() => <ComparedLinks choices={choices} />}
    </Popover>
  )
}

export function ComparedLinks({ choices }: Readonly<{ choices: readonly Compared[] }>) {
  if (choices.length === 0) return null
  return (
    <ul aria-label="Compare with">
      {choices.map(({ label, href, isChosen }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            aria-current={isChosen}
            className="flex min-h-8 items-center justify-between gap-2 rounded px-1.5 py-1 text-sm hover:bg-sunken"
          >
            <span className="min-w-0 break-words">{label}</span>
            {isChosen && <CheckIcon />}
          </Link>
        </li>
      ))}
    </ul>
  )
}
