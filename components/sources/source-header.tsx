import type { ReactNode } from 'react'
import { NameLink } from '@/components/ui/name-link'

/** The head of a page under Sources, with the way back; what is said under its title. */
export function SourceHeader({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <header className="pt-8">
      <p className="text-muted text-sm">
        <NameLink name="Sources" href="/data/sources" />
      </p>
      <h1 className="mt-1 break-words font-semibold text-2xl tracking-tight">{title}</h1>
      {children}
    </header>
  )
}
