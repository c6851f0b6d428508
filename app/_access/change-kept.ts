import type { ReportOutcome } from '@/lib/forms/saved-report'
import type { Actor } from '@/lib/store/members/audit'
import { change } from './attempt'
import { type Access, nameVisitor } from './visitor'

/** Runs a change of what people save, and shows the page anew; a text that it comes to is the id of what is new. */
export async function changeKept(
  act: (access: Access & Readonly<{ author: Actor }>) => Promise<unknown>,
): Promise<ReportOutcome> {
  const { value, problem, field } = await change('editor', (access) =>
    act({ ...access, author: { ...access.actor, name: nameVisitor(access.visitor) } }),
  )
  return { problem, field, id: typeof value === 'string' ? value : null }
}

/** An id as it arrived; what is no text is the id of nothing. */
export function toId(raw: unknown): string {
  return typeof raw === 'string' ? raw : ''
}
