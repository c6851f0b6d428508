import type { ReportField, ReportOutcome } from '@/lib/forms/saved-report'
import type { Actor } from '@/lib/store/audit'
import { attempt } from '../../_access/attempt'
import { type Access, nameVisitor } from '../../_access/visitor'

/** A change of a report; a text that it returns is the id of a new one, an outcome why it was not made. */
export type Change = (access: Access & Readonly<{ author: Actor }>) => Promise<unknown>

export async function changing(act: Change): Promise<ReportOutcome> {
  const { value, problem } = await attempt('editor', async (access): Promise<ReportOutcome> => {
    const done = await act({ ...access, author: toAuthor(access) })
    if (isOutcome(done)) return done
    return { problem: null, field: null, id: typeof done === 'string' ? done : null }
  })
  return value ?? { problem, field: null, id: null }
}

export function refuse(problem: string, field: ReportField | null = null): ReportOutcome {
  return { problem, field, id: null }
}

function isOutcome(done: unknown): done is ReportOutcome {
  return typeof done === 'object' && done !== null && 'problem' in done
}

/** An id as it arrived; what is no text is the id of nothing. */
export function toId(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}

/** Whose report or version it is, in a word for the screen. */
function toAuthor({ visitor, actor }: Access): Actor {
  return { ...actor, name: nameVisitor(visitor) }
}
