import { TundishError } from '@/lib/errors'
import { keepParameters } from '@/lib/query/report-definition'
import type { ReportField, ReportOutcome } from '@/lib/query/saved-report'
import type { Actor } from '@/lib/store/audit'
import { attempt } from '../../_access/attempt'
import { type Access, nameVisitor } from '../../_access/visitor'

/** A change of a report; a text that it returns is the id of a new one. */
export type Change = (access: Access & Readonly<{ author: Actor }>) => Promise<unknown>

const LONGEST_SEARCH = 4000

export async function changing(act: Change): Promise<ReportOutcome> {
  const { value, problem } = await attempt('editor', async (access) => {
    const id = await act({ ...access, author: toAuthor(access) })
    return typeof id === 'string' ? id : null
  })
  return { problem, field: null, id: value }
}

export function refuse(problem: string, field: ReportField | null = null): ReportOutcome {
  return { problem, field, id: null }
}

/** The part of an address behind its question mark: what a report keeps of it, and its version. Throws `bad_report`. */
export function parseSearch(search: unknown): Record<string, string> {
  if (typeof search !== 'string' || search.length > LONGEST_SEARCH) {
    throw new TundishError('bad_report', 'The address of this page is too long to be kept.')
  }
  const asked = new URLSearchParams(search)
  const version = asked.get('version')
  const first = Object.fromEntries([...asked].reverse())
  return { ...keepParameters(first), ...(version !== null && { version }) }
}

/** An id as it arrived; what is no text is the id of nothing. */
export function toId(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}

/** Whose report or version it is, in a word for the screen. */
function toAuthor({ visitor, actor }: Access): Actor {
  return { ...actor, name: nameVisitor(visitor) }
}
