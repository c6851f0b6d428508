import type { ShownReport } from '@/app/_screen/saved-report-screen'
import { VersionList } from '@/components/reports/saved/version-list'
import { formatMoment } from '@/lib/format/format-day'
import { explainChanges } from '@/lib/saved/explain-changes'

/** All versions with what changed by each. */
export function ReportVersions({ shown }: { shown: ShownReport }) {
  const { report, version, screen, names } = shown
  const { versions } = report
  const lines = versions.map(({ number, author, createdAt, definition }, index) => {
    const before = versions[index + 1]
    return {
      number,
      author,
      made: formatMoment(createdAt, screen.timeZone),
      changes: before ? explainChanges(before.definition, definition, names) : ['Saved.'],
    }
  })
  return <VersionList path={screen.place.path} versions={lines} shown={version.number} />
}
