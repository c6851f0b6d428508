'use server'

import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import type { Outcome } from '@/lib/forms/form'
import { isMeaning } from '@/lib/funnel/meanings'
import { setMeanings } from '@/lib/store/event-meanings'
import { addAuditEntry } from '@/lib/store/members/audit'
import { cancelImport, getImport } from '@/lib/store/runs/source-imports'
import { type Attempt, attempt, change } from '../../../_access/attempt'
import { nameVisitor } from '../../../_access/visitor'
import { startUnlessBusy } from './start-unless-busy'

// Called by the browser, so whatever arrives is checked.

/** Ends an import after the rows that it is storing; what was stored stays until it is undone. */
export async function cancelSourceImport(id: unknown): Promise<Outcome> {
  return change('editor', async ({ db, actor }) => {
    const found = await getImport(db, String(id))
    if (!found || !(await cancelImport(db, found.id)))
      throw new TundishError('bad_parameter', 'It has ended already.')
    await addAuditEntry(db, actor, {
      action: 'import-cancelled',
      subject: found.source,
      detail: `import ${found.id}`,
    })
  })
}

/** Begins a run for imports that wait, unless one is under way. */
export async function startWaitingImports(): Promise<Outcome> {
  return attempt('editor', async ({ db, visitor }) => {
    await startUnlessBusy(db, ['import', 'refresh'], nameVisitor(visitor))
  })
}

/** Says what types of events mean from now on, and begins a run that counts all anew; its id, null where another is under way. */
export async function saveMeanings(changes: unknown): Promise<Attempt<string | null>> {
  return attempt('editor', async ({ db, visitor, actor }) => {
    const meanings = toMeanings(changes)
    const askedBy = nameVisitor(visitor)
    await db.$transaction(async (tx) => {
      const changed = await setMeanings(tx, meanings)
      const said = changed.map((type) => `${type}: ${meanings[type]}`).join(', ')
      await addAuditEntry(tx, actor, {
        action: 'meanings-changed',
        subject: `${formatCount(changed.length)} ${changed.length === 1 ? 'type' : 'types'} of events`,
        detail: said,
      })
    })
    return startUnlessBusy(db, ['refresh'], askedBy)
  })
}

function toMeanings(changes: unknown): Record<string, string> {
  const entries = typeof changes === 'object' && changes !== null ? Object.entries(changes) : []
  const meanings: Record<string, string> = {}
  for (const [type, meaning] of entries) {
    if (typeof meaning !== 'string' || !isMeaning(meaning))
      throw new TundishError('bad_parameter', 'One of these means nothing that there is.')
    meanings[type] = meaning
  }
  if (Object.keys(meanings).length === 0)
    throw new TundishError('bad_parameter', 'Nothing was changed; choose what an event means first.')
  return meanings
}
