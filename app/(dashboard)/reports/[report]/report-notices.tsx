import { type ReactNode, Suspense } from 'react'
import { SectionsDataStateNotice } from '@/app/_frame/data-state-mark'
import type { ShownReport } from '@/app/_screen/saved-report-screen'
import { toHref } from '@/components/filters/to-href'
import { ChangeButton } from '@/components/reports/saved/change-button'
import { Notice } from '@/components/ui/instead/notice'
import { NameLink } from '@/components/ui/name-link'
import { explainRules } from '@/lib/saved/explain-changes'
import { makeCurrent, saveVersion } from '../report-actions'

/** What a reader must know before the numbers: that this is another version, another question, or counted otherwise. */
export function ReportNotices({ shown }: { shown: ShownReport }) {
  const { screen, unknownVersion } = shown
  const sentences = [...(unknownVersion ? [unknownVersion] : []), ...screen.notices]
  return (
    <div className="space-y-3 pb-6 empty:hidden">
      {screen.data && (
        <Suspense>
          <SectionsDataStateNotice screen={screen} />
        </Suspense>
      )}
      <OldVersion shown={shown} />
      <Explored shown={shown} />
      <OtherRules shown={shown} />
      {sentences.length > 0 && <Notice>{sentences.join(' ')}</Notice>}
    </div>
  )
}

function OldVersion({ shown: { report, version, changes, screen } }: { shown: ShownReport }) {
  const { current, id } = report
  if (version === current) return null
  const path = `/reports/${id}`
  return (
    <Notice
      action={
        <Ways name="Show the newest" href={path}>
          {screen.place.mayEdit && changes.length === 0 && (
            <ChangeButton
              label="Make this the current one"
              change={makeCurrent.bind(null, id, version.number)}
              thenTo={path}
            />
          )}
        </Ways>
      }
    >
      This is version {version.number}, with the numbers of today. The newest is version {current.number}.
    </Notice>
  )
}

function Explored({ shown: { report, version, changes, screen } }: { shown: ShownReport }) {
  if (changes.length === 0) return null
  const { path, own, mayEdit } = screen.place
  const saved = version === report.current ? path : `${path}?version=${version.number}`
  const save = saveVersion.bind(null, report.id, toHref('', own, {}).slice(1))
  return (
    <Notice
      action={
        <Ways name="Back to the saved one" href={saved}>
          {mayEdit && <ChangeButton label="Save as a new version" change={save} thenTo={path} />}
        </Ways>
      }
    >
      Changed from the saved report. {changes.join(' ')}
    </Notice>
  )
}

/** The way back, and what can be done instead. */
function Ways({ name, href, children }: Readonly<{ name: string; href: string; children: ReactNode }>) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <NameLink name={name} href={href} />
      {children}
    </span>
  )
}

function OtherRules({ shown: { version, explored } }: { shown: ShownReport }) {
  const sentences = explainRules(version.definition.rules, explored.rules)
  if (sentences.length === 0) return null
  return (
    <Notice>
      This was saved under other rules of counting, so its numbers may differ from those seen then.{' '}
      {sentences.join(' ')}
    </Notice>
  )
}
