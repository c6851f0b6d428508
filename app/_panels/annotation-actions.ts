'use server'

import { refresh } from 'next/cache'
import { toDatabaseError } from '@/lib/database-error'
import { getDb } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type AnnotationField, parseAnnotation } from '@/lib/query/annotation'
import { addAnnotation, editAnnotation, removeAnnotation } from '@/lib/store/annotations'

// Called by the browser, so whatever arrives is checked. Errors do not cross to it with their words: sentences do.

type Outcome = Readonly<{ problem: string | null; field: AnnotationField | null }>

/** A new one where `id` is null. */
export async function saveAnnotation(id: unknown, raw: unknown): Promise<Outcome> {
  const checked = parseAnnotation(raw)
  if (!checked.ok) return { problem: checked.problem, field: checked.field }
  return attempt(() =>
    id === null ? addAnnotation(getDb(), checked.value) : editAnnotation(getDb(), String(id), checked.value),
  )
}

export async function dropAnnotation(id: unknown): Promise<Outcome> {
  return attempt(() => removeAnnotation(getDb(), String(id)))
}

async function attempt(change: () => Promise<void>): Promise<Outcome> {
  try {
    await change()
    refresh()
    return { problem: null, field: null }
  } catch (error) {
    const known = error instanceof TundishError ? error : toDatabaseError(error)
    if (!known) throw error
    return { problem: known.message, field: null }
  }
}
