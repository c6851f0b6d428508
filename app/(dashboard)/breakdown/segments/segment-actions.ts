'use server'

import { parseKeptText } from '@/lib/forms/parse-kept-text'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { turnKept } from '@/lib/store/kept/kept-row'
import { changeSegment, createSegment, duplicateSegment, parseSegmentFilter } from '@/lib/store/kept/segments'
import { changeKept, toId } from '../../../_access/change-kept'

// Called by the browser, so whatever arrives is checked.

export async function saveSegment(filter: unknown, raw: unknown): Promise<ReportOutcome> {
  return changeKept(({ db, author }) =>
    createSegment(db, author, { ...parseKeptText('segment', raw), filter: parseSegmentFilter(filter) }),
  )
}

/** What it lets through from now on. */
export async function saveSegmentFilter(id: unknown, filter: unknown): Promise<ReportOutcome> {
  return changeKept(({ db, actor }) =>
    changeSegment(db, actor, toId(id), { filter: parseSegmentFilter(filter) }),
  )
}

/** Its name and description alone. */
export async function renameSegment(id: unknown, raw: unknown): Promise<ReportOutcome> {
  return changeKept(({ db, actor }) => changeSegment(db, actor, toId(id), parseKeptText('segment', raw)))
}

export async function copySegment(id: unknown): Promise<ReportOutcome> {
  return changeKept(({ db, author }) => duplicateSegment(db, author, toId(id)))
}

export async function removeSegment(id: unknown): Promise<ReportOutcome> {
  return changeKept(({ db, actor }) => turnKept(db, actor, 'segment', { id: toId(id), isDeleted: true }))
}

export async function bringBackSegment(id: unknown): Promise<ReportOutcome> {
  return changeKept(({ db, actor }) => turnKept(db, actor, 'segment', { id: toId(id), isDeleted: false }))
}
