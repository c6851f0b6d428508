'use server'

import { readCountingRules } from '@/app/_answers/read-request-settings'
import { requireAnswerable } from '@/app/_frame/refused'
import { readPageDefinition } from '@/app/_screen/page-definition'
import { readShownReport } from '@/app/_screen/saved-report-screen'
import { TundishError } from '@/lib/errors'
import { parseReportText, parseSections } from '@/lib/forms/parse-saved-report'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { parseSearch } from '@/lib/query/request/parse-parameters'
import {
  changeReport,
  createReport,
  deleteReport,
  describeReport,
  duplicateReport,
  requireReport,
  restoreReport,
} from '@/lib/store/kept/reports'
import { listWorkingLinks, type ShareLink } from '@/lib/store/kept/share-links'
import type { Actor } from '@/lib/store/members/audit'
import { attempt, change as changePage } from '../../_access/attempt'
import { type Access, nameVisitor } from '../../_access/visitor'

// Called by the browser, so whatever arrives is checked, and what a report asks is worked out here from an address.

/** What the page at `path` asks with `search` behind it, as a report. */
export async function saveReport(path: unknown, search: unknown, raw: unknown): Promise<ReportOutcome> {
  return change(async ({ db, author }) => {
    const text = parseReportText(raw)
    const { definition } = await readPageDefinition(path, search)
    return createReport(db, author, text, { ...definition, note: text.note })
  })
}

/** Its name and description alone. */
export async function renameReport(id: unknown, raw: unknown): Promise<ReportOutcome> {
  return change(async ({ db }) => {
    return describeReport(db, toId(id), parseReportText(raw))
  })
}

/** What its author says of it, and what it shows; what it asks stays. */
export async function editReport(id: unknown, raw: unknown, names: unknown): Promise<ReportOutcome> {
  return change(async ({ db, author }) => {
    const { note, ...named } = parseReportText(raw)
    const sections = parseSections(names)
    const shown = { sections, note, rules: await readCountingRules() }
    return changeReport(db, author, toId(id), ({ parameters }) => ({ parameters, ...shown }), named)
  })
}

/** What the report asks with `search` behind its address becomes its newest version. */
export async function saveVersion(id: unknown, search: unknown): Promise<ReportOutcome> {
  return change(async ({ db, author }) => {
    const report = await requireReport(db, toId(id))
    const { explored, screen } = await readShownReport(report, parseSearch(search))
    requireAnswerable(screen)
    await changeReport(db, author, toId(id), () => explored)
  })
}

/** An older version becomes the newest, counted as this workspace counts now. */
export async function makeCurrent(id: unknown, number: unknown): Promise<ReportOutcome> {
  return change(async ({ db, author }) => {
    const { versions } = await requireReport(db, toId(id))
    const version = versions.find((one) => one.number === number)
    if (!version) throw new TundishError('bad_report', 'This report has no such version.')
    const definition = { ...version.definition, rules: await readCountingRules() }
    await changeReport(db, author, toId(id), () => definition)
  })
}

export async function copyReport(id: unknown): Promise<ReportOutcome> {
  return change(({ db, author }) => duplicateReport(db, author, toId(id)))
}

export async function removeReport(id: unknown): Promise<ReportOutcome> {
  return change(({ db, actor }) => deleteReport(db, actor, toId(id)))
}

export async function bringBackReport(id: unknown): Promise<ReportOutcome> {
  return change(({ db, actor }) => restoreReport(db, actor, toId(id)))
}

/** The links that stop working with a report; for whoever is about to delete it. */
export async function askWorkingLinks(
  id: unknown,
): Promise<Readonly<{ links: readonly ShareLink[] | null; problem: string | null }>> {
  const { value, problem } = await attempt('editor', ({ db }) => listWorkingLinks(db, toId(id), new Date()))
  return { links: value, problem }
}

/** Runs a change, and shows the page anew; a text that it comes to is the id of a new report. */
async function change(
  act: (access: Access & Readonly<{ author: Actor }>) => Promise<unknown>,
): Promise<ReportOutcome> {
  const { value, problem, field } = await changePage('editor', ({ actor, ...access }) =>
    act({ ...access, actor, author: { ...actor, name: nameVisitor(access.visitor) } }),
  )
  return { problem, field, id: typeof value === 'string' ? value : null }
}

/** An id as it arrived; what is no text is the id of nothing. */
function toId(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}
