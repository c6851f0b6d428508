import { type TextField, TextForm } from '@/components/form/text-form'
import { refuseToken } from '@/lib/access/refuse-token'
import { hashToken } from '@/lib/access/token'
import { ROLES } from '@/lib/forms/role'
import { findInvitation } from '@/lib/store/members/invitations'
import { getPublicDb } from '../../../_access/public-db'
import { askRequestFacts } from '../../../_access/request-facts'
import { accept } from '../../entry-actions'
import { NAME, NEW_PASSWORD } from '../../entry-fields'

export const metadata = { title: 'Invitation' }

const PASSWORD: TextField<'name' | 'password'> = { ...NEW_PASSWORD, label: 'A password' }

/** Where an invitation leads, or a link for a new password. What opens nothing is not told apart. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const now = new Date()
  const found = await findInvitation(getPublicDb(), hashToken(token), now)
  if (!found) {
    await refuseToken(getPublicDb(), (await askRequestFacts()).address, now)
    return (
      <>
        <h1 className="font-semibold text-2xl tracking-tight">This invitation does not work</h1>
        <p className="text-ink-soft">
          It was used already, has ended, or was cut off on its way. Ask for a new one.
        </p>
      </>
    )
  }
  const { email, role, isPassword, invitedBy } = found
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">
        {isPassword ? 'A new password' : 'Welcome to Tundish'}
      </h1>
      <p className="break-words text-ink-soft">
        {isPassword
          ? `For ${email}. You are then signed out wherever you are signed in.`
          : `${invitedBy} invites ${email} as ${ROLES[role].label.toLowerCase()}: ${ROLES[role].may}.`}
      </p>
      <TextForm
        name={isPassword ? 'Choose a new password' : 'Become a member'}
        fields={isPassword ? [PASSWORD] : [{ ...NAME, label: 'Your name' }, PASSWORD]}
        button={isPassword ? 'Use this password' : 'Become a member'}
        working="One moment…"
        send={accept.bind(null, token)}
      />
    </>
  )
}
