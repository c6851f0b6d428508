'use server'

import { change } from '@/app/_access/attempt'
import { askRequestFacts } from '@/app/_access/request-facts'
import { type Access, nameVisitor } from '@/app/_access/visitor'
import { askSettings } from '@/app/_answers/read-request-settings'
import { readPageDefinition } from '@/app/_screen/page-definition'
import { hashSharePassword } from '@/lib/access/share-password'
import { makeToken } from '@/lib/access/token'
import { TundishError } from '@/lib/errors'
import type { Outcome } from '@/lib/forms/form'
import { parseNewLink } from '@/lib/forms/parse-share-link'
import { toRequestSettings } from '@/lib/query/request/request'
import { explainStored } from '@/lib/reports/bind-scope'
import { freezeReport } from '@/lib/reports/frozen/freeze-report'
import { createShareLink } from '@/lib/reports/frozen/keep-frozen'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { getReportDefinition } from '@/lib/store/kept/reports'
import { type NewLink, revokeLink, rotateLink } from '@/lib/store/kept/share-links'

// Called by the browser, so whatever arrives is checked. What a link asks is read here from the address of its page.

/** The link, which is told this once, or what was wrong. */
export type LinkOutcome = Outcome & Readonly<{ url: string | null }>

type Shared = Readonly<{ of: NewLink['of']; title: string; owner: string; definition: ReportDefinition }>

/** A link to a page of the dashboard as it is asked now. */
export async function sharePage(path: unknown, raw: unknown, search: unknown): Promise<LinkOutcome> {
  return share(raw, async (access) => {
    const { title, definition } = await readPageDefinition(path, search)
    return { of: { definition }, title, owner: nameVisitor(access.visitor), definition }
  })
}

/** A link to a saved report. */
export async function shareReport(reportId: unknown, raw: unknown): Promise<LinkOutcome> {
  return share(raw, async ({ db }) => {
    const report = await getReportDefinition(db, String(reportId))
    if (!report) throw new TundishError('unknown_saved_report', 'There is no such report.')
    const trouble = await explainStored(db, report.definition)
    if (trouble !== null) throw new TundishError('unknown_product', `It would show nothing. ${trouble}`)
    const { name: title, owner, definition } = report
    return { of: { reportId: String(reportId) }, title, owner, definition }
  })
}

/** Another token in place of the one that is out; the outcome tells it. */
export async function rotateShareLink(id: unknown): Promise<LinkOutcome> {
  return tellLink(({ db, actor }, tokenHash) => rotateLink(db, actor, String(id), tokenHash))
}

export async function revokeShareLink(id: unknown): Promise<Outcome> {
  return change('editor', ({ db, actor }) => revokeLink(db, actor, String(id)))
}

function share(raw: unknown, read: (access: Access) => Promise<Shared>): Promise<LinkOutcome> {
  return tellLink(async (access, tokenHash) => {
    const settings = await askSettings()
    const now = () => toRequestSettings(settings, new Date())
    const terms = parseNewLink(raw, now().today)
    const { password, kind, ...rest } = terms
    const { definition, ...shared } = await read(access)
    const passwordHash = password === null ? null : await hashSharePassword(password)
    const frozen = kind === 'frozen' ? await freezeReport(access.db, definition, now) : null
    const { timeZone } = settings
    const link = { ...shared, ...rest, kind, tokenHash, passwordHash, timeZone }
    await createShareLink(access.db, access.actor, link, frozen)
  })
}

async function tellLink(make: (access: Access, tokenHash: string) => Promise<unknown>): Promise<LinkOutcome> {
  const { token, tokenHash } = makeToken()
  const { problem, field } = await change('editor', (access) => make(access, tokenHash))
  if (problem !== null) return { url: null, problem, field }
  const { origin } = await askRequestFacts()
  return { url: `${origin ?? ''}/share/${token}`, problem, field }
}
