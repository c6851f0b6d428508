import type { Db } from '@/lib/db'
import type { Annotation } from '@/lib/forms/annotation'
import { parseAnnotation } from '@/lib/forms/parse-annotation'
import { addAnnotation, listAnnotations } from '@/lib/store/kept/annotations'
import type { Listing, Output } from '../print-list'

/** What happened, by day. */
export const ANNOTATIONS: Listing<Annotation> = {
  columns: [
    { name: 'day', kind: 'day', value: ({ day }) => day },
    { name: 'kind', kind: 'text', value: ({ kind }) => kind },
    { name: 'title', kind: 'text', value: ({ title }) => title },
  ],
  read: (db) => listAnnotations(db, null),
  none: 'There are no annotations.',
}

/** Adds one, as a script that ships a release would. Throws `WrongField`. */
export async function addAnnotationCommand(db: Db, raw: unknown, { stdout }: Output): Promise<void> {
  const annotation = parseAnnotation(raw)
  await addAnnotation(db, annotation)
  stdout.write(`Added: ${annotation.day}, ${annotation.kind}, ${annotation.title}.\n`)
}
