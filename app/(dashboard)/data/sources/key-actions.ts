'use server'

import { z } from 'zod'
import { createWriteKey, revokeWriteKey, rotateWriteKey } from '@/lib/access/write-keys'
import { line, parseForm, text } from '@/lib/forms/form'
import { toLiveMapping } from '@/lib/ingest/live/live-mapping'
import { listMeanings } from '@/lib/store/event-meanings'
import { type Attempt, attempt, change } from '../../../_access/attempt'

// Called by the browser, so whatever arrives is checked.

const form = z.object({
  name: line(1, 60, 'Give it a name.'),
  origins: text('The list is too long.'),
  types: text('The list is too long.'),
})

/** Makes a source that programs send to; its key, which is shown once. */
export async function makeKey(typed: unknown): Promise<Attempt<string>> {
  return change('admin', async ({ db, actor }) => {
    const { name, origins, types } = parseForm(form, typed)
    const mapping = toLiveMapping(await listMeanings(db))
    const limits = { origins: toLines(origins), types: toLines(types) }
    return (await createWriteKey(db, actor, { name, mapping, ...limits })).key
  })
}

/** Another key in place of this one. */
export async function rotateKey(id: unknown): Promise<Attempt<string>> {
  return change('admin', async ({ db, actor }) => (await rotateWriteKey(db, actor, String(id))).key)
}

/** Takes nothing more by it. */
export async function revokeKey(id: unknown): Promise<Attempt<null>> {
  return attempt('admin', async ({ db, actor }) => {
    await revokeWriteKey(db, actor, String(id))
    return null
  })
}

function toLines(typed: string): string[] {
  return typed
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
