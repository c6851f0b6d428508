import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { Sections } from '@/app/_panels/sections'
import { readCountingRules, toReportScreen } from '@/app/_screen/report-screen'
import type { Screen } from '@/app/_screen/screen'
import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { listTables } from '@/lib/query/section'
import { toRecorder } from '@/lib/reports/asker'
import { countStored } from '@/lib/reports/frozen/count-stored'
import type { Frozen } from '@/lib/reports/frozen/frozen'
import { toTableRequest } from '@/lib/reports/tables'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { type Freshness, getFreshness } from '@/lib/store/freshness'
import { visitTree } from './visit-tree'

const TRIES = 3

/** Nothing of it may be changed, and nobody is led away from it. */
const PLACE = {
  path: '/share',
  own: {},
  hasPages: false,
  filesPath: '/share/files',
  mayEdit: false,
  scope: 'locked',
} as const

/**
 * Asks everything that a report shows, and what its tables hold, and keeps the answers with the rules by which they
 * were counted. They are all of one refresh: where the numbers are brought up to date meanwhile, it is asked anew.
 * Throws `unknown_product` where it cannot be asked, and `database_busy` where that happens again and again.
 */
export async function freezeReport(db: Db, definition: ReportDefinition): Promise<Frozen> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = await getFreshness(db)
    const frozen = await freezeOnce(db, { ...definition, rules: readCountingRules() }, before)
    const after = await getFreshness(db)
    if (before.refreshedAt?.getTime() === after.refreshedAt?.getTime()) return frozen
  }
  throw new TundishError(
    'database_busy',
    'The numbers are being brought up to date all the time just now. Try again in a minute.',
  )
}

async function freezeOnce(
  db: Db,
  definition: ReportDefinition,
  { refreshedAt, data }: Freshness,
): Promise<Frozen> {
  const { ask, readKept } = toRecorder(db)
  const settings = readRequestSettings()
  const parts = { ask, data, settings, timeZone: getEnv().timeZone, place: PLACE }
  const screen = await toReportScreen(definition, parts)
  if (screen.refusal) throw new TundishError('unknown_product', screen.refusal.sentence)
  await visitTree(<Sections screen={screen} names={definition.sections} />)
  await askTables(screen, definition)
  return {
    frozenAt: settings.now,
    definition,
    askedProduct: null,
    freshness: {
      refreshedAt: refreshedAt?.toISOString() ?? null,
      data,
      settings: { ...settings, now: settings.now.toISOString() },
    },
    answers: await readKept(),
    stored: await countStored(db, screen.query.range),
  }
}

/** The tables for its files, and the funnel for its preview. */
async function askTables(screen: Screen, { sections }: ReportDefinition): Promise<void> {
  const settings = { ...screen.settings, now: screen.settings.now.toISOString() }
  await screen.ask.funnel(screen.query)
  for (const name of listTables(sections)) await screen.ask.table(toTableRequest(name, screen), settings)
}
