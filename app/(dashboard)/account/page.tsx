import { redirect } from 'next/navigation'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { TextForm } from '@/components/form/text-form'
import { SessionList } from '@/components/members/session-list'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { ROLES } from '@/lib/forms/role'
import { listOwnSessions } from '../../_access/own-sessions'
import { changeOwnPassword, endOwnSession, signOutEverywhere } from './account-actions'

export const metadata = { title: 'Account' }

const PASSWORDS = [
  { name: 'current', label: 'Your password now', type: 'password', autoComplete: 'current-password' },
  {
    name: 'next',
    label: 'The new one',
    type: 'password',
    autoComplete: 'new-password',
    hint: '12 characters or more. You are signed out everywhere else.',
  },
] as const

export default memberPage('viewer', async ({ visitor }) => {
  if (visitor.kind !== 'member') redirect('/setup')
  const { timeZone } = await askSettings()
  const sessions = await listOwnSessions()
  return (
    <div className="max-w-xl space-y-10 pb-12">
      <header className="pt-8">
        <h1 className="break-words font-semibold text-2xl tracking-tight">{visitor.name}</h1>
        <p className="mt-1 break-words text-muted">
          {visitor.email} · {ROLES[visitor.role].label}: {ROLES[visitor.role].may}
        </p>
      </header>
      <TitledPart id="password" title="Password">
        <div className="max-w-sm">
          <TextForm
            name="Change the password"
            fields={PASSWORDS}
            button="Change it"
            working="Changing…"
            send={changeOwnPassword}
            done={<p className="text-good text-sm">The password is changed.</p>}
          />
        </div>
      </TitledPart>
      <TitledPart id="sessions" title="Where you are signed in">
        <SessionList
          sessions={sessions.map(({ createdAt, ...session }) => ({
            ...session,
            since: formatMoment(createdAt, timeZone),
          }))}
          end={endOwnSession}
          endAll={signOutEverywhere}
        />
      </TitledPart>
    </div>
  )
})
