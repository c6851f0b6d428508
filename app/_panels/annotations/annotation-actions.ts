'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_access/attempt'
import type { Access } from '@/app/_access/visitor'
import { type AnnotationField, parseAnnotation } from '@/lib/forms/annotation'
import { addAnnotation, editAnnotation, removeAnnotation } from '@/lib/store/annotations'

// Called by the browser, so whatever arrives is checked. Errors do not cross to it with their words: sentences do.

type Outcome = Readonly<{ problem: string | null; field: AnnotationField | null }>

const CHANGED: Outcome = { problem: null, field: null }

/** A new one where `id` is null. */
export async function saveAnnotation(id: unknown, raw: unknown): Promise<Outcome> {
  return change(async ({ db }) => {
    const checked = parseAnnotation(raw)
    if (!checked.ok) return { problem: checked.problem, field: checked.field }
    await (id === null ? addAnnotation(db, checked.value) : editAnnotation(db, String(id), checked.value))
    return CHANGED
  })
}

export async function dropAnnotation(id: unknown): Promise<Outcome> {
  return change(async ({ db }) => {
    await removeAnnotation(db, String(id))
    return CHANGED
  })
}

async function change(act: (access: Access) => Promise<Outcome>): Promise<Outcome> {
  const { value, problem } = await attempt('editor', act)
  if (!value) return { problem, field: null }
  if (value.problem === null) refresh()
  return value
}
