'use server'

import { parseKeptText } from '@/lib/forms/parse-kept-text'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { parseFunnel } from '@/lib/funnel/parse-funnel'
import { startCounting } from '@/lib/pipeline/run-pipeline'
import { changeFunnel, createFunnel, duplicateFunnel } from '@/lib/store/kept/funnels'
import { turnKept } from '@/lib/store/kept/kept-row'
import type { Actor } from '@/lib/store/members/audit'
import { change as changePage } from '../../_access/attempt'
import { type Access, nameVisitor } from '../../_access/visitor'

// Called by the browser, so whatever arrives is checked.

export async function saveFunnel(definition: unknown, raw: unknown): Promise<ReportOutcome> {
  return change(({ db, author }) =>
    createFunnel(db, author, parseKeptText('funnel', raw), parseFunnel(definition)),
  )
}

/** Its name and description alone. */
export async function renameFunnel(id: unknown, raw: unknown): Promise<ReportOutcome> {
  return change(({ db, author }) =>
    changeFunnel(db, author, toId(id), { text: parseKeptText('funnel', raw) }),
  )
}

/** What it counts from now on; the versions before are kept. */
export async function saveFunnelVersion(id: unknown, definition: unknown): Promise<ReportOutcome> {
  return change(({ db, author }) =>
    changeFunnel(db, author, toId(id), { definition: parseFunnel(definition) }),
  )
}

export async function copyFunnel(id: unknown): Promise<ReportOutcome> {
  return change(({ db, author }) => duplicateFunnel(db, author, toId(id)))
}

export async function removeFunnel(id: unknown): Promise<ReportOutcome> {
  return change(({ db, actor }) => turnKept(db, actor, 'funnel', { id: toId(id), isDeleted: true }))
}

export async function bringBackFunnel(id: unknown): Promise<ReportOutcome> {
  return change(({ db, actor }) => turnKept(db, actor, 'funnel', { id: toId(id), isDeleted: false }))
}

/** Runs a change, counts in the background what it asks for, and shows the page anew; a text that it comes to is the id of a new funnel. */
async function change(
  act: (access: Access & Readonly<{ author: Actor }>) => Promise<unknown>,
): Promise<ReportOutcome> {
  const { value, problem, field } = await changePage('editor', (access) =>
    act({ ...access, author: { ...access.actor, name: nameVisitor(access.visitor) } }),
  )
  if (problem === null) startCounting()
  return { problem, field, id: typeof value === 'string' ? value : null }
}

/** An id as it arrived; what is no text is the id of nothing. */
function toId(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}
