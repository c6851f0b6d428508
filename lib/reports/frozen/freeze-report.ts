import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type Request, type RequestSettings, readRequest } from '@/lib/query/request/request'
import { explainDays } from '@/lib/saved/explain-unreadable'
import { keepParameters, type ReportDefinition, toCountingRules } from '@/lib/saved/report-definition'
import { type Freshness, getFreshness } from '@/lib/store/freshness'
import { type Asker, toRecorder } from '../asker'
import { bindSections } from '../bind-funnel'
import { explainStored } from '../bind-scope'
import { askSections } from '../sections'
import { answerTable, listAskedTables, toTableRequest } from '../tables'
import { countStored } from './count-stored'
import type { Frozen } from './frozen'

const TRIES = 3

/**
 * Asks everything that a report shows, and what its tables hold, and keeps the answers with the rules by which they
 * were counted. They are all of one refresh: where the numbers are brought up to date meanwhile, it is asked anew.
 * Throws `unknown_product` where it cannot be asked, and `database_busy` where that happens again and again.
 */
export async function freezeReport(
  db: Db,
  definition: ReportDefinition,
  readSettings: () => RequestSettings,
): Promise<Frozen> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = await getFreshness(db)
    const frozen = await freezeOnce(db, definition, readSettings(), before)
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
  settings: RequestSettings,
  { refreshedAt, data }: Freshness,
): Promise<Frozen> {
  const view = readRequest(keepParameters(definition.parameters), settings, data)
  const trouble = (await explainStored(db, definition)) ?? explainDays(definition.parameters, view)
  if (trouble !== null) throw new TundishError('unknown_product', trouble)
  const { ask, readKept } = toRecorder(db)
  await askAll(ask, definition, await bindSections(ask, view, definition.sections))
  return {
    frozenAt: settings.now,
    definition: { ...definition, rules: toCountingRules(settings) },
    askedProduct: null,
    freshness: {
      refreshedAt: refreshedAt?.toISOString() ?? null,
      data,
      settings: { ...settings, now: settings.now.toISOString() },
    },
    answers: await readKept(),
    stored: await countStored(db, view.query.range),
  }
}

/** What its sections ask and its tables hold, and what its head and its preview say. */
async function askAll(ask: Asker, { sections }: ReportDefinition, looked: Request): Promise<void> {
  const { scope } = looked.query
  await ask.unknownScope({ scope })
  if (scope.product !== undefined) await ask.productName(scope.product)
  await askSections(ask, sections, looked)
  for (const name of listAskedTables(sections, looked)) {
    await answerTable(ask, toTableRequest(name, looked), looked.settings)
  }
}
