import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { InvitationList } from '@/components/members/invitation-list'
import { InviteForm } from '@/components/members/invite-form'
import { MemberList } from '@/components/members/member-list'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { listInvitations } from '@/lib/store/members/invitations'
import { listMembers } from '@/lib/store/members/members'
import {
  changeMemberRole,
  endInvitation,
  inviteMember,
  offerMemberPassword,
  setMemberDisabled,
} from './member-actions'

export const metadata = { title: 'Members' }

export default memberPage('admin', async ({ db, visitor }) => {
  const [members, invitations] = await Promise.all([listMembers(db), listInvitations(db, new Date())])
  const { timeZone } = await askSettings()
  const say = (moment: Date | null) => moment && formatMoment(moment, timeZone)
  return (
    <div className="max-w-3xl space-y-10 pb-12">
      <header className="pt-8">
        <h1 className="font-semibold text-2xl tracking-tight">Members</h1>
        <p className="mt-1 text-muted">Who signs in to Tundish, and what they may do.</p>
      </header>
      {visitor.kind === 'local' ? (
        <EmptyState title="No members yet">
          <p>Create the first admin under “Open here”; then others can be invited.</p>
        </EmptyState>
      ) : (
        <>
          <MemberList
            members={members.map(({ disabledAt, lastSignInAt, createdAt, ...member }) => ({
              ...member,
              isSelf: member.id === visitor.id,
              isDisabled: disabledAt !== null,
              since: formatMoment(createdAt, timeZone),
              lastSignIn: say(lastSignInAt),
            }))}
            actions={{
              changeRole: changeMemberRole,
              setDisabled: setMemberDisabled,
              offerPassword: offerMemberPassword,
            }}
          />
          <TitledPart id="invite" title="Invite somebody">
            <InviteForm invite={inviteMember} />
            <InvitationList
              invitations={invitations.map(({ expiresAt, ...invitation }) => ({
                ...invitation,
                ends: formatMoment(expiresAt, timeZone),
              }))}
              end={endInvitation}
            />
          </TitledPart>
        </>
      )}
    </div>
  )
})
