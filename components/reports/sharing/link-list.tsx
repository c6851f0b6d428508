'use client'

import { useState } from 'react'
import { CopyField } from '@/components/form/copy-field'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format/format-number'
import type { Outcome } from '@/lib/forms/form'
import { LINK_KINDS } from '@/lib/forms/share-link'
import { SHARE_SCOPES } from '@/lib/saved/share-scope'
import type { ShareLink } from '@/lib/store/kept/share-links'

/** A link with its moments as they are read. */
type LinkLine = Pick<
  ShareLink,
  'id' | 'title' | 'kind' | 'scope' | 'hasPassword' | 'embedOrigins' | 'createdBy' | 'views' | 'state'
> &
  Readonly<{
    created: string
    ends: string | null
    lastUsed: string | null
    /** Why it shows nothing, though it works; else null. */
    trouble: string | null
  }>

type Actions = Readonly<{
  rotate: (id: string) => Promise<Outcome & Readonly<{ url: string | null }>>
  revoke: (id: string) => Promise<Outcome>
}>

/** Links with what they let a visitor do, how they are used, and what can be done to them. */
export function LinkList({ links, rotate, revoke }: Actions & Readonly<{ links: readonly LinkLine[] }>) {
  return (
    <ul aria-label="Share links" className="divide-y divide-line rounded-lg border border-line">
      {links.map((link) => (
        <Line key={link.id} link={link} rotate={rotate} revoke={revoke} />
      ))}
    </ul>
  )
}

function Line({ link, rotate, revoke }: Actions & Readonly<{ link: LinkLine }>) {
  const [asking, setAsking] = useState(false)
  const rotation = useChange(() => rotate(link.id))
  const revocation = useChange(
    () => revoke(link.id),
    () => setAsking(false),
  )
  const works = link.state === 'working'
  return (
    <li className={`space-y-3 px-4 py-3 sm:px-5 ${works ? '' : 'text-muted'}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="break-words font-medium">{link.title}</p>
          <p className="text-muted text-sm">{toFacts(link)}</p>
          <p className="text-muted text-sm">
            {useOf(link)} · made by {link.createdBy} on {link.created}
          </p>
          {link.trouble && <p className="break-words text-bad text-sm">It shows nothing. {link.trouble}</p>}
        </div>
        {works && (
          <div className="flex gap-2">
            <Button disabled={rotation.isRunning} onClick={() => rotation.run()} about={`for ${link.title}`}>
              New address
            </Button>
            <Button onClick={() => setAsking(true)} about={link.title}>
              Revoke
            </Button>
          </div>
        )}
      </div>
      {asking && works && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-3 rounded-md bg-sunken px-3 py-2 text-sm"
        >
          <p>Whoever has this link loses it at once. It cannot be brought back.</p>
          <Button disabled={revocation.isRunning} onClick={() => revocation.run()}>
            Revoke it
          </Button>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
        </div>
      )}
      {rotation.answer?.url && works && (
        <CopyField label="New address; the one before is dead" text={rotation.answer.url} />
      )}
      <Problem of={rotation.problem ?? revocation.problem} />
    </li>
  )
}

function toFacts({ state, kind, scope, hasPassword, ends, embedOrigins }: LinkLine): string {
  const facts = [
    state === 'working' ? null : state[0]?.toUpperCase() + state.slice(1),
    LINK_KINDS[kind].label,
    kind === 'frozen' ? null : `a visitor ${SHARE_SCOPES[scope].may}`,
    hasPassword ? 'with a password' : null,
    embedOrigins.length > 0 ? `in frames of ${embedOrigins.join(', ')}` : null,
    ends === null ? 'does not end' : `${state === 'expired' ? 'ended' : 'ends'} ${ends}`,
  ]
  return facts.filter((fact) => fact !== null).join(' · ')
}

function useOf({ views, lastUsed }: LinkLine): string {
  if (views === 0) return 'Not opened yet'
  return `Opened ${formatCount(views)} ${views === 1 ? 'time' : 'times'}, last on ${lastUsed}`
}
