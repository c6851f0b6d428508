import type { Db } from '@/lib/db'
import { type HeldNodes, readDbtProjects } from '@/lib/dbt/read-dbt'
import type { Env } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { readFunnelsInUse } from '@/lib/store/kept/funnels-in-use'
import { listReports } from '@/lib/store/kept/report-list'
import type { ExposureChoices } from './exposure-choices'
import { type Exposure, toExposures } from './to-exposures'

type Asked = ExposureChoices &
  Readonly<{
    /** Whether the reader may see the addresses of members. */
    seesAddresses: boolean
  }>

/** exposures.yml as it is now, for the screen and the terminal alike. Throws `bad_parameter` for a project that is not held. */
export async function writeExposures(
  db: Db,
  { alerts: { publicUrl } }: Pick<Env, 'alerts'>,
  { project, hasSources, seesAddresses }: Asked,
): Promise<string> {
  const [exposures, held] = await Promise.all([
    readExposures(db, publicUrl, seesAddresses),
    readDbtProjects(db),
  ])
  const upstream = findUpstream(held, project)
  const { toExposuresYaml } = await import('./to-exposures-yaml')
  return toExposuresYaml({ exposures, upstream, hasSources, isUndecided: !upstream && held.length > 0 })
}

/** A file is for one project: what is of another does not exist there, and dbt stops at it. */
function findUpstream(held: readonly HeldNodes[], project: string | null): HeldNodes | null {
  if (project === null) return (held.length === 1 ? held[0] : null) ?? null
  const found = held.find((one) => one.project === project)
  if (found) return found
  const names = held.map((one) => one.project).join(', ')
  throw new TundishError(
    'bad_parameter',
    `No manifest.json of a project ${quote(project)} is held; ${names === '' ? 'none is' : `those held are of ${names}`}.`,
  )
}

/** What people look at: the pages of the dashboard, and the reports that are not deleted by their number. */
async function readExposures(db: Db, publicUrl: string, seesAddresses: boolean): Promise<Exposure[]> {
  const [{ reports }, funnels, emails] = await Promise.all([
    listReports(db, { perPage: null }),
    readFunnelsInUse(db),
    seesAddresses ? readAddresses(db) : new Map<string, string>(),
  ])
  const inOrder = reports.toSorted((a, b) => Number(a.id) - Number(b.id))
  return toExposures(
    inOrder.map((report) => ({
      ...report,
      email: emails.get(report.id) ?? null,
      funnels: funnels.listOfReport(report.definition),
    })),
    publicUrl,
    funnels.ofGoals,
  )
}

/** Of the owners that are members, by the number of the report. */
async function readAddresses(db: Db): Promise<ReadonlyMap<string, string>> {
  const owned = await db.report.findMany({
    where: { deletedAt: null, owner: { isNot: null } },
    select: { id: true, owner: { select: { email: true } } },
  })
  return new Map(owned.flatMap(({ id, owner }) => (owner ? [[String(id), owner.email] as const] : [])))
}
