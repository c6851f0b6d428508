'use server'

import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { foreseeUndo, sayForeseen } from '@/lib/ingest/forget/foresee-undo'
import { undoImport } from '@/lib/ingest/forget/undo-import'
import { retryRejects } from '@/lib/ingest/source/retry-rejects'
import { countWorkingLinks } from '@/lib/store/kept/share-links'
import { addAuditEntry } from '@/lib/store/members/audit'
import { parseRowId } from '@/lib/store/row-id'
import { type Attempt, attempt, change } from '../../../_access/attempt'
import { nameVisitor } from '../../../_access/visitor'
import { startUnlessBusy } from './start-unless-busy'

// Called by the browser, so whatever arrives is checked.

/** What would go with an import, a sentence each. */
export async function askUndo(id: unknown): Promise<Attempt<string[]>> {
  return attempt('editor', async ({ db }) => {
    const [foreseen, { live, frozen }] = await Promise.all([
      foreseeUndo(db, requireId(id)),
      countWorkingLinks(db, new Date()),
    ])
    const links = `Sessions are computed again. Live links that show other numbers then: ${formatCount(live)}; frozen ones that keep theirs: ${formatCount(frozen)}.`
    return [...sayForeseen(foreseen), links]
  })
}

/** Takes away what an import brought, and begins a run that counts anew. */
export async function undoSourceImport(id: unknown): Promise<Attempt<null>> {
  return change('editor', async ({ db, actor, visitor }) => {
    await undoImport(db, requireId(id), { actor })
    await startUnlessBusy(db, ['refresh'], nameVisitor(visitor))
    return null
  })
}

/** Reads refused rows again by the newest mapping of their source, and begins a run that counts anew; what came of it. */
export async function retrySourceRejects(id: unknown): Promise<Attempt<string>> {
  return change('editor', async ({ db, actor, visitor }) => {
    const importId = requireId(id)
    const { read, rejected } = await retryRejects(db, importId, { firstDay: getEnv().firstDay })
    const said = `${formatCount(read - rejected)} of ${formatCount(read)} rows are understood now.`
    await addAuditEntry(db, actor, { action: 'rejects-retried', subject: `import ${importId}`, detail: said })
    if (read > rejected) await startUnlessBusy(db, ['refresh'], nameVisitor(visitor))
    return said
  })
}

function requireId(id: unknown): bigint {
  const parsed = typeof id === 'string' ? parseRowId(id) : null
  if (parsed === null) throw new TundishError('bad_parameter', 'There is no such import.')
  return parsed
}
