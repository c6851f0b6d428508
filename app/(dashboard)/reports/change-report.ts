import type { ReportField, ReportOutcome } from '@/lib/query/saved-report'
import type { Actor } from '@/lib/store/audit'
import { attempt } from '../../_access/attempt'
import { type Access, nameVisitor } from '../../_access/visitor'

/** A change of a report; a text that it returns is the id of a new one. */
export type Change = (access: Access & Readonly<{ author: Actor }>) => Promise<unknown>

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

/** An id as it arrived; what is no text is the id of nothing. */
export function toId(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}

/** Whose report or version it is, in a word for the screen. */
function toAuthor({ visitor, actor }: Access): Actor {
  return { ...actor, name: nameVisitor(visitor) }
}
