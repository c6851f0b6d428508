import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { PasswordForm } from '@/components/members/password-form'
import { SessionList } from '@/components/members/session-list'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { ROLES } from '@/lib/forms/role'
import { listOwnSessions } from '../../_access/own-sessions'
import { requireAccess } from '../../_access/visitor'
import { changeOwnPassword, endOwnSession, signOutEverywhere } from './account-actions'

export const metadata: Metadata = { title: 'Account' }

export default function AccountPage() {
  return withErrorBoundary(async () => {
    const { visitor } = await requireAccess('viewer')
    if (visitor.kind !== 'member') redirect('/setup')
    const { timeZone } = getEnv()
    const sessions = await listOwnSessions()
    return (
      <div className="max-w-xl space-y-10 pb-12">
        <header className="pt-8">
          <h1 className="break-words font-semibold text-2xl tracking-tight">{visitor.name}</h1>
          <p className="mt-1 break-words text-muted">
            {visitor.email} · {ROLES[visitor.role].label}: {ROLES[visitor.role].may}
          </p>
        </header>
        <section aria-labelledby="password" className="space-y-4">
          <h2 id="password" className="font-semibold text-xl tracking-tight">
            Password
          </h2>
          <PasswordForm change={changeOwnPassword} />
        </section>
        <section aria-labelledby="sessions" className="space-y-4">
          <h2 id="sessions" className="font-semibold text-xl tracking-tight">
            Where you are signed in
          </h2>
          <SessionList
            sessions={sessions.map(({ id, isThis, createdAt, address, browser }) => ({
              id,
              isThis,
              browser,
              address,
              since: formatMoment(createdAt, timeZone),
            }))}
            end={endOwnSession}
            endAll={signOutEverywhere}
          />
        </section>
      </div>
    )
  })
}
