'use server'

import { change } from '@/app/_access/attempt'
import type { Outcome } from '@/lib/forms/form'
import { parseAnnotation } from '@/lib/forms/parse-annotation'
import { addAnnotation, editAnnotation, removeAnnotation } from '@/lib/store/kept/annotations'

// Called by the browser, so whatever arrives is checked. Errors do not cross to it with their words: sentences do.

/** A new one where `id` is null. */
export async function saveAnnotation(id: unknown, raw: unknown): Promise<Outcome> {
  return change('editor', async ({ db }) => {
    const given = parseAnnotation(raw)
    await (id === null ? addAnnotation(db, given) : editAnnotation(db, String(id), given))
  })
}

export async function dropAnnotation(id: unknown): Promise<Outcome> {
  return change('editor', ({ db }) => removeAnnotation(db, String(id)))
}
