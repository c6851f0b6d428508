import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { ANNOTATION_KIND_NAMES, type Annotation, type NewAnnotation } from '@/lib/forms/annotation'
import { type DayRange, toDate, toDay } from '@/lib/time/day'
import { parseRowId } from '../row-id'

/** Those on the days of `range` (null is all time), in order of the day, then as they were added. */
export async function listAnnotations(db: Db, range: DayRange | null): Promise<Annotation[]> {
  const rows = await db.annotation.findMany({
    where: range ? { day: { gte: toDate(range.from), lt: toDate(range.to) } } : {},
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, day, kind, title }) => ({
    id: String(id),
    day: toDay(day),
    kind: ANNOTATION_KIND_NAMES.find((name) => name === kind) ?? 'other',
    title,
  }))
}

export async function addAnnotation(db: Db, annotation: NewAnnotation): Promise<void> {
  await db.annotation.create({ data: { ...annotation, day: toDate(annotation.day) } })
}

/** Throws `unknown_annotation`. */
export async function editAnnotation(db: Db, id: string, annotation: NewAnnotation): Promise<void> {
  const { count } = await db.annotation.updateMany({
    where: { id: requireId(id) },
    data: { ...annotation, day: toDate(annotation.day), updatedAt: new Date() },
  })
  if (count === 0) throw unknown()
}

/** Removing what is gone already is no error. Throws `unknown_annotation` for what is no id. */
export async function removeAnnotation(db: Db, id: string): Promise<void> {
  await db.annotation.deleteMany({ where: { id: requireId(id) } })
}

function requireId(text: string): bigint {
  const id = parseRowId(text)
  if (id === null) throw unknown()
  return id
}

function unknown(): TundishError {
  return new TundishError('unknown_annotation', 'There is no such annotation; it may have been removed.')
}
