'use client'

import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'

type Props = Readonly<{
  name: string
  role: string
  links: readonly Readonly<{ href: string; label: string }>[]
  signOut: () => Promise<unknown>
}>

const ITEM = 'block w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sunken'

/** Who is signed in, and what is theirs. */
export function AccountMenu({ name, role, links, signOut }: Props) {
  const mutation = useMutation({ mutationFn: signOut })
  return (
    <Popover name={`Signed in as ${name}`} label={toInitials(name)} side="right">
      {(close) => (
        <>
          <p className="break-words px-2.5 pt-1.5 pb-2">
            <span className="font-medium">{name}</span> <span className="text-muted">{role}</span>
          </p>
          <nav aria-label="Account" className="border-line border-t pt-1.5">
            {links.map(({ href, label }) => (
              <Link key={href} href={href} className={ITEM} onClick={close}>
                {label}
              </Link>
            ))}
            <Button className={ITEM} disabled={mutation.isPending} onClick={() => mutation.mutate()}>
              Sign out
            </Button>
          </nav>
        </>
      )}
    </Popover>
  )
}

const LOCAL_LINKS = [
  { href: '/setup', label: 'Create the first admin' },
  { href: '/settings/links', label: 'Share links' },
  { href: '/settings/alerts', label: 'Alerts' },
] as const

/** Before there are members: that everything is open on this machine, and the way to change that. */
export function LocalNote() {
  return (
    <Popover name="Who may see this" label="Open here" side="right">
      {(close) => (
        <div className="space-y-2 p-2.5">
          <p>
            Nobody signs in yet: this server answers only on this machine, and whoever sits at it may do
            everything.
          </p>
          {LOCAL_LINKS.map(({ href, label }) => (
            <p key={href}>
              <Link href={href} className="link" onClick={close}>
                {label}
              </Link>
            </p>
          ))}
        </div>
      )}
    </Popover>
  )
}

function toInitials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .flatMap((word) => [...(word ?? '')][0] ?? [])
    .join('')
    .toUpperCase()
}
