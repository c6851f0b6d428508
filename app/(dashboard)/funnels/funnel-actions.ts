'use server'

import { parseKeptText } from '@/lib/forms/parse-kept-text'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { startCounting } from '@/lib/pipeline/run-pipeline'
import { changeFunnel, createFunnel, duplicateFunnel } from '@/lib/store/kept/funnels'
import { turnKept } from '@/lib/store/kept/kept-row'
import { changeKept, toId } from '../../_access/change-kept'

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

/** Counts in the background what a change asks for. */
async function change(act: Parameters<typeof changeKept>[0]): Promise<ReportOutcome> {
  const outcome = await changeKept(act)
  if (outcome.problem === null) startCounting()
  return outcome
}
