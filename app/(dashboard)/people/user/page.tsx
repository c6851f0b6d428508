import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { notePeople } from '@/app/_panels/people/note-people'
import { ListPager } from '@/components/filters/list-pager'
import { listPeopleColumns } from '@/components/reports/people/people-columns'
import { SessionTimeline } from '@/components/reports/people/session-timeline'
import { ROWS_PER_PAGE } from '@/components/table/table-view'
import { WideTable } from '@/components/table/wide-table'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMany } from '@/lib/format/format-many'
import { formatName } from '@/lib/format/format-name'
import { formatCount } from '@/lib/format/format-number'
import { readId } from '@/lib/orders/order-state'
import { EVERYTHING } from '@/lib/query/report-query'
import { readPage } from '@/lib/query/request/parse-parameters'
import { MOST_EVENTS, runPeople, runSessionEvents, type SessionEvent } from '@/lib/reports/people/run-people'

export const metadata = { title: 'User' }

/** All sessions of a user, and of one of them what happened in it. */
export default memberPage('viewer', async ({ raw }) => {
  const [userId, sessionId] = [readId(raw.user), readId(raw.session)]
  if (userId === null) return <Unknown />
  const db = await notePeople(
    'people-seen',
    `User ${userId}${sessionId === null ? '' : `, session ${sessionId}`}`,
  )
  const { timeZone, currency = null } = await readRequestSettings()
  const listed = { page: readPage(raw), take: ROWS_PER_PAGE, currency }
  const [{ people, matching, page }, events] = await Promise.all([
    runPeople(db, EVERYTHING, { userId }, listed),
    sessionId === null ? null : runSessionEvents(db, { userId, sessionId }),
  ])
  if (people.length === 0) return <Unknown />
  return (
    <div className="space-y-10 pb-12">
      <header className="space-y-4 pt-8">
        <p className="text-sm">
          <NameLink name="The people behind" href="/people" />
        </p>
        <div>
          <h1 className="break-words font-semibold text-2xl tracking-tight">User {formatName(userId)}</h1>
          <p className="mt-1 text-muted">
            {formatMany(matching, 'session')} · times are of {timeZone} · that you looked is noted in the
            audit log
          </p>
        </div>
      </header>
      {events && <Session events={events} sessionId={sessionId ?? ''} timeZone={timeZone} />}
      <TitledPart id="sessions" title={events ? 'All sessions of this user' : 'Sessions'}>
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <WideTable
            label="Sessions"
            caption="Sessions of this user, the last first"
            columns={listPeopleColumns(EVERYTHING, timeZone, 'session')}
            rows={people}
            keyOf={({ sessionId: id }) => id ?? ''}
          />
        </div>
        <ListPager path="/people/user" raw={raw} page={page} pages={Math.ceil(matching / ROWS_PER_PAGE)} />
      </TitledPart>
    </div>
  )
})

type SessionProps = Readonly<{ events: readonly SessionEvent[]; sessionId: string; timeZone: string }>

function Session({ events, sessionId, timeZone }: SessionProps) {
  return (
    <TitledPart id="session" title={`Session ${formatName(sessionId)}`}>
      {events.length === 0 && <p className="text-muted">Nothing is stored of it.</p>}
      <SessionTimeline events={events} timeZone={timeZone} />
      {events.length === MOST_EVENTS && (
        <p className="text-muted text-sm">Only its first {formatCount(MOST_EVENTS)} events are shown.</p>
      )}
    </TitledPart>
  )
}

function Unknown() {
  return (
    <EmptyState title="There is no such user">
      <p>Nobody of this id has a session. Somebody may have been erased, or is known by another id by now.</p>
    </EmptyState>
  )
}
