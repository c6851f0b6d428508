import { requireDb } from '@/app/_access/visitor'
import { readCountingRules } from '@/app/_answers/read-request-settings'
import { type RawParameters, readFirst } from '@/lib/query/request/parse-parameters'
import type { ProductNames } from '@/lib/query/scope'
import { explainChanges } from '@/lib/saved/explain-changes'
import { listProducts } from '@/lib/saved/explain-parameters'
import { keepParameters, type ReportDefinition } from '@/lib/saved/report-definition'
import { toDefinition } from '@/lib/saved/to-definition'
import type { ReportVersion, SavedReport } from '@/lib/store/kept/reports'
import { nameProducts } from '@/lib/store/product-names'
import { readScreen, type Screen } from './screen'

/** A saved report as somebody in the dashboard looks at it. */
export type ShownReport = Readonly<{
  report: SavedReport
  version: ReportVersion
  screen: Screen
  /** What its address makes of it, counted by today's rules: what a new version would be. */
  explored: ReportDefinition
  /** How that differs from the version that is looked at, a sentence each; none where the address changes nothing. */
  changes: readonly string[]
  /** What the products of all versions are called now. */
  names: ProductNames
  /** The address names a version that there is not: its sentence; the newest is shown. */
  unknownVersion: string | null
}>

/** The report at an address: `version` chooses an older one, all else changes the question. */
export async function readShownReport(report: SavedReport, own: RawParameters): Promise<ShownReport> {
  const { version, unknownVersion } = chooseVersion(report, readFirst(own, 'version'))
  const { definition } = version
  const screen = await readScreen(`/reports/${report.id}`, definition, own)
  const explored = toDefinition(screen, definition.sections, await readCountingRules(), definition.note)
  const all = [...report.versions.map((one) => one.definition), explored]
  const names = await nameProducts(await requireDb('viewer'), listProducts(all))
  const isExplored = Object.keys(keepParameters(own)).length > 0 && !screen.refusal
  const now = { ...explored, rules: definition.rules }
  const changes = isExplored ? explainChanges(definition, now, names) : []
  return { report, version, screen, explored, changes, names, unknownVersion }
}

function chooseVersion(
  { current, versions }: SavedReport,
  given: string | undefined,
): Pick<ShownReport, 'version' | 'unknownVersion'> {
  if (given === undefined) return { version: current, unknownVersion: null }
  const chosen = versions.find(({ number }) => String(number) === given)
  if (chosen) return { version: chosen, unknownVersion: null }
  const unknownVersion = `This report has no version "${given.slice(0, 20)}". Shown is the newest.`
  return { version: current, unknownVersion }
}
