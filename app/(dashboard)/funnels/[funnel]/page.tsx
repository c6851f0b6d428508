import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { askSettings } from '@/app/_answers/read-request-settings'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { RenameFunnel } from '@/components/funnels/rename-funnel'
import { ChangeButton } from '@/components/reports/saved/change-button'
import { VersionList } from '@/components/reports/saved/version-list'
import { FollowRun } from '@/components/ui/follow-run'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { Notice } from '@/components/ui/instead/notice'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { sayFunnel } from '@/lib/funnel/say-funnel'
import { readFirst } from '@/lib/query/request/parse-parameters'
import { findFunnel } from '@/lib/store/kept/current-funnels'
import { getFunnel, type SavedFunnel } from '@/lib/store/kept/funnels'
import { isVisitorAllowed, requireAccess, requireDb } from '../../../_access/visitor'
import { bringBackFunnel, renameFunnel } from '../funnel-actions'
import { FunnelPage } from '../funnel-page'

type Props = PageProps<'/funnels/[funnel]'>

/** The funnel at an address, read once a request; null where there is none. Throws `not_signed_in` and `not_allowed`. */
const askFunnel = cache(async (id: string) => getFunnel(await requireDb('viewer'), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const funnel = await askFunnel((await params).funnel).catch(() => null)
  return { title: funnel && !funnel.deletedAt ? funnel.name : 'Funnel' }
}

export default function SavedFunnelPage({ params, searchParams }: Props) {
  return withErrorBoundary(async () => {
    const access = await requireAccess('viewer')
    const funnel = await askFunnel((await params).funnel)
    if (!funnel) notFound()
    const mayEdit = isVisitorAllowed(access.visitor, 'editor')
    if (funnel.deletedAt) return <DeletedFunnel funnel={funnel} mayEdit={mayEdit} />
    const raw = await searchParams
    const { id, current, versions } = funnel
    const version = versions.find(({ number }) => String(number) === readFirst(raw, 'version')) ?? current
    return (
      <>
        <FunnelPage
          {...access}
          raw={raw}
          saved={version.definition}
          of={funnel}
          title={
            <Title funnel={funnel} number={version.number} mayEdit={mayEdit}>
              <Pages id={id} isBeingCounted={(await findFunnel(access.db, id)).funnel === null} />
            </Title>
          }
        />
        <FunnelVersions funnel={funnel} shown={version.number} path={`/funnels/${id}`} />
      </>
    )
  })
}

type TitleProps = Readonly<{ funnel: SavedFunnel; number: number; mayEdit: boolean }>

function Title({
  funnel: { id, name, description, owner, current },
  number,
  mayEdit,
  children,
}: TitleProps & Readonly<{ children: ReactNode }>) {
  return (
    <>
      <p className="text-sm">
        <NameLink name="Funnels" href="/funnels" />
      </p>
      <div className="flex flex-wrap items-center gap-x-3">
        <h1 className="min-w-0 break-words font-semibold text-2xl tracking-tight">{name}</h1>
        {mayEdit && <RenameFunnel id={id} name={name} description={description} rename={renameFunnel} />}
      </div>
      {description && <p className="mt-1 break-words text-base text-ink-soft">{description}</p>}
      <p className="mt-1 text-muted text-sm">
        {owner} · version {number} of {current.number}
      </p>
      {children}
      {number !== current.number && (
        <div className="mt-3">
          <Notice action={<NameLink name="Show the newest" href={`/funnels/${id}`} />}>
            This is version {number}. Saved as a new version it is the current one again.
          </Notice>
        </div>
      )}
    </>
  )
}

const PAGES_OF_IT = [
  ['Overview', '/'],
  ['Breakdown', '/breakdown'],
  ['Timing', '/timing'],
  ['Paths', '/paths'],
  ['Quarters', '/quarters'],
  ['Goals', '/goals'],
] as const

/** The pages of the dashboard that ask about it, and whether they have to wait for its numbers. */
function Pages({ id, isBeingCounted }: Readonly<{ id: string; isBeingCounted: boolean }>) {
  return (
    <>
      <FollowRun isRunning={isBeingCounted} />
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {PAGES_OF_IT.map(([name, path]) => (
          <NameLink key={path} name={name} href={`${path}?funnel=${id}`} />
        ))}
        {isBeingCounted && (
          <span className="text-muted">
            Still being counted: these pages show it as soon as that is done.
          </span>
        )}
      </p>
    </>
  )
}

async function FunnelVersions({
  funnel,
  ...list
}: Readonly<{ funnel: SavedFunnel; shown: number; path: string }>) {
  const { timeZone } = await askSettings()
  const versions = funnel.versions.map(({ number, author, createdAt, definition }) => ({
    number,
    author,
    made: formatMoment(createdAt, timeZone),
    changes: [sayFunnel(definition)],
  }))
  return <VersionList versions={versions} {...list} />
}

/** Stands where a deleted funnel was. */
function DeletedFunnel({ funnel: { id, name }, mayEdit }: Omit<TitleProps, 'number'>) {
  return (
    <div className="space-y-6 py-8">
      <h1 className="break-words font-semibold text-2xl tracking-tight">{name}</h1>
      <EmptyState title="This funnel was deleted">
        <p>Its versions are kept.</p>
        {mayEdit && (
          <ChangeButton label="Bring it back" change={bringBackFunnel.bind(null, id)} thenTo={null} />
        )}
        <p>
          <NameLink name="Show all funnels" href="/funnels" />
        </p>
      </EmptyState>
    </div>
  )
}
