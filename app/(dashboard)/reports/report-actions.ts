'use server'

import { refresh } from 'next/cache'
import { requireAnswerable } from '@/app/_frame/refused'
import { readPageDefinition } from '@/app/_screen/page-definition'
import { readCountingRules } from '@/app/_screen/report-screen'
import { readShownReport } from '@/app/_screen/saved-report-screen'
import { TundishError } from '@/lib/errors'
import { parseReportText, parseSections, type ReportOutcome } from '@/lib/forms/saved-report'
import { parseSearch } from '@/lib/query/parse-search'
import { listWorkingLinks } from '@/lib/store/report-links'
import {
  changeReport,
  createReport,
  deleteReport,
  describeReport,
  duplicateReport,
  restoreReport,
} from '@/lib/store/reports'
import type { ShareLink } from '@/lib/store/share-links'
import { attempt } from '../../_access/attempt'
import { type Change, changing, refuse, toId } from './change-report'
import { requireReport } from './require-report'

// Called by the browser, so whatever arrives is checked, and what a report asks is worked out here from an address.

/** What the page at `path` asks with `search` behind it, as a report. */
export async function saveReport(path: unknown, search: unknown, raw: unknown): Promise<ReportOutcome> {
  return change(async ({ db, author }) => {
    const text = parseReportText(raw)
    if (!text.ok) return refuse(text.problem, text.field)
    const { definition } = await readPageDefinition(path, search)
    return createReport(db, author, text.value, { ...definition, note: text.value.note })
  })
}

/** Its name and description alone. */
export async function renameReport(id: unknown, raw: unknown): Promise<ReportOutcome> {
  return change(async ({ db }) => {
    const text = parseReportText(raw)
    if (!text.ok) return refuse(text.problem, text.field)
    return describeReport(db, toId(id), text.value)
  })
}

/** What its author says of it, and what it shows; what it asks stays. */
export async function editReport(id: unknown, raw: unknown, names: unknown): Promise<ReportOutcome> {
  return change(async ({ db, author }) => {
    const text = parseReportText(raw)
    if (!text.ok) return refuse(text.problem, text.field)
    const sections = parseSections(names)
    if (!sections.ok) return refuse(sections.problem, sections.field)
    const { note, ...named } = text.value
    const shown = { sections: sections.value, note, rules: readCountingRules() }
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
    const definition = { ...version.definition, rules: readCountingRules() }
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

/** Runs a change, and shows the page anew. */
async function change(act: Change): Promise<ReportOutcome> {
  const outcome = await changing(act)
  if (outcome.problem === null) refresh()
  return outcome
}
