'use server'

import { readCountingRules } from '@/app/_answers/read-request-settings'
import { requireAnswerable } from '@/app/_frame/refused'
import { readPageDefinition } from '@/app/_screen/page-definition'
import { readShownReport } from '@/app/_screen/saved-report-screen'
import { TundishError } from '@/lib/errors'
import { parseReportText, parseSections } from '@/lib/forms/parse-saved-report'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { parseSearch } from '@/lib/query/request/parse-parameters'
import { turnKept } from '@/lib/store/kept/kept-row'
import {
  changeReport,
  createReport,
  describeReport,
  duplicateReport,
  requireReport,
} from '@/lib/store/kept/reports'
import { listWorkingLinks, type ShareLink } from '@/lib/store/kept/share-links'
import { attempt } from '../../_access/attempt'
import { changeKept as change, toId } from '../../_access/change-kept'

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
  return change(({ db }) => describeReport(db, toId(id), parseReportText(raw)))
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
  return change(({ db, actor }) => turnKept(db, actor, 'report', { id: toId(id), isDeleted: true }))
}

export async function bringBackReport(id: unknown): Promise<ReportOutcome> {
  return change(({ db, actor }) => turnKept(db, actor, 'report', { id: toId(id), isDeleted: false }))
}

/** The links that stop working with a report; for whoever is about to delete it. */
export async function askWorkingLinks(
  id: unknown,
): Promise<Readonly<{ links: readonly ShareLink[] | null; problem: string | null }>> {
  const { value, problem } = await attempt('editor', ({ db }) => listWorkingLinks(db, toId(id), new Date()))
  return { links: value, problem }
}
