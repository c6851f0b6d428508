import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { Annotation } from '@/lib/forms/annotation'
import { parseAnnotation } from '@/lib/forms/parse-annotation'
import type { Column } from '@/lib/reports/report-table'
import { addAnnotation, listAnnotations } from '@/lib/store/annotations'
import { type ListFormat, printList } from '../print-list'

const COLUMNS: readonly Column<Annotation>[] = [
  { name: 'day', kind: 'day', value: ({ day }) => day },
  { name: 'kind', kind: 'text', value: ({ kind }) => kind },
  { name: 'title', kind: 'text', value: ({ title }) => title },
]

type Output = Readonly<{ stdout: NodeJS.WritableStream }>

/** Prints what happened, by day. */
export async function listAnnotationsCommand(db: Db, format: ListFormat, { stdout }: Output): Promise<void> {
  const annotations = await listAnnotations(db, null)
  printList(stdout, { columns: COLUMNS, rows: annotations, format, none: 'There are no annotations.' })
}

/** Adds one, as a script that ships a release would. Throws `bad_annotation`. */
export async function addAnnotationCommand(db: Db, raw: unknown, { stdout }: Output): Promise<void> {
  const checked = parseAnnotation(raw)
  if (!checked.ok) throw new TundishError('bad_annotation', checked.problem)
  await addAnnotation(db, checked.value)
  stdout.write(`Added: ${checked.value.day}, ${checked.value.kind}, ${checked.value.title}.\n`)
}
