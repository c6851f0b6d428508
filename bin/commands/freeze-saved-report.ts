import { makeToken } from '@/lib/access/token'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import { toRequestSettings } from '@/lib/query/request/request'
import { freezeReport } from '@/lib/reports/frozen/freeze-report'
import { createShareLink } from '@/lib/reports/frozen/keep-frozen'
import { getReportDefinition } from '@/lib/store/kept/reports'
import { COMMAND_LINE } from '@/lib/store/members/actor'

/**
 * Keeps what a saved report shows now, by today's rules, and tells the link to it, which begins with `url`: nothing of it
 * can be changed, and it does not end. Throws `unknown_saved_report`, and what `freezeReport` throws.
 */
export async function freezeSavedReportCommand(
  db: Db,
  { id, url }: Readonly<{ id: string; url: string }>,
  env: Settings,
): Promise<string> {
  const report = await getReportDefinition(db, id)
  if (!report)
    throw new TundishError('unknown_saved_report', `There is no saved report "${id.slice(0, 60)}".`)
  const { name: title, owner, definition } = report
  const frozen = await freezeReport(db, definition, () => toRequestSettings(env, new Date()))
  const { token, tokenHash } = makeToken()
  const link = {
    of: { reportId: id },
    title,
    owner,
    kind: 'frozen',
    scope: 'locked',
    tokenHash,
    passwordHash: null,
    embedOrigins: [],
    endsOn: null,
    timeZone: env.timeZone,
  } as const
  await createShareLink(db, COMMAND_LINE, link, frozen)
  const moment = formatMoment(frozen.frozenAt, env.timeZone)
  return `${url}/share/${token}\nIt shows "${title}" with the numbers of ${moment}, for good.\n`
}
