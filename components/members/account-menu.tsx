'use client'

import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/choose/popover'

type Links = readonly Readonly<{ href: string; label: string }>[]

type Props = Readonly<{ name: string; role: string; links: Links; signOut: () => Promise<unknown> }>

const ITEM = 'block w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sunken'

/** Who is signed in, or that nobody needs to be (null); what it opens is theirs. */
export function AccountMenu({ name, children }: Readonly<{ name: string | null; children: ReactNode }>) {
  return (
    <Popover
      name={name === null ? 'Who may see this' : `Signed in as ${name}`}
      label={name === null ? 'Open here' : toInitials(name)}
      side="right"
    >
      {() => children}
    </Popover>
  )
}

export function AccountItems({ name, role, links, signOut }: Props) {
  const mutation = useMutation({ mutationFn: signOut })
  return (
    <>
      <p className="break-words px-2.5 pt-1.5 pb-2">
        <span className="font-medium">{name}</span> <span className="text-muted">{role}</span>
      </p>
      <AccountLinks links={links}>
        <Button className={ITEM} disabled={mutation.isPending} onClick={() => mutation.mutate()}>
          Sign out
        </Button>
      </AccountLinks>
    </>
  )
}

/** Before there are members: that everything is open on this machine, and the way to change that. */
export function LocalItems({ links }: Readonly<{ links: Links }>) {
  return (
    <>
      <p className="px-2.5 pt-1.5 pb-2">
        Nobody signs in yet: this server answers only on this machine, and whoever sits at it may do
        everything.
      </p>
      <AccountLinks links={links} />
    </>
  )
}

function AccountLinks({ links, children }: Readonly<{ links: Links; children?: ReactNode }>) {
  return (
    <nav aria-label="Account" className="border-line border-t pt-1.5">
      {links.map(({ href, label }) => (
        <Link key={href} href={href} className={ITEM}>
          {label}
        </Link>
      ))}
      {children}
    </nav>
  )
}

function toInitials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .flatMap((word) => [...(word ?? '')][0] ?? [])
    .join('')
    .toUpperCase()
}
