import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SetupForm } from '@/components/members/setup-form'
import { askStanding, SENTENCES } from '../../_access/visitor'
import { setUp } from '../entry-actions'

export const metadata: Metadata = { title: 'The first admin' }

/** Gone as soon as there is an admin. */
export default async function SetupPage() {
  const standing = await askStanding()
  if (standing.kind === 'member') notFound()
  const why = standing.kind === 'stranger' ? standing.why : null
  if (why === 'signed out') notFound()
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">The first admin</h1>
      {why === 'not this machine' ? (
        <p className="text-ink-soft">{SENTENCES[why]}</p>
      ) : (
        <>
          <p className="text-ink-soft">
            From then on everybody signs in, and this admin invites the others. Share links go on working
            without.
          </p>
          <SetupForm needsCode={why === 'not set up'} setUp={setUp} />
        </>
      )}
    </>
  )
}
