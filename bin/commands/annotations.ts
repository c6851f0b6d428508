import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type Annotation, parseAnnotation } from '@/lib/forms/annotation'
import { toReportCsv } from '@/lib/reports/report-csv'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { addAnnotation, listAnnotations } from '@/lib/store/annotations'
import { formatTerminalTable } from '../format-terminal-table'

const COLUMNS: readonly Column<Annotation>[] = [
  { name: 'day', kind: 'day', value: ({ day }) => day },
  { name: 'kind', kind: 'text', value: ({ kind }) => kind },
  { name: 'title', kind: 'text', value: ({ title }) => title },
]

const FORMATS = {
  table: (annotations) => formatTerminalTable(toReportTable(COLUMNS, annotations)),
  csv: (annotations) => toReportCsv(toReportTable(COLUMNS, annotations)),
  json: (annotations) => `${JSON.stringify(annotations, null, 2)}\n`,
} as const satisfies Record<string, (annotations: readonly Annotation[]) => string>

type Output = Readonly<{ stdout: NodeJS.WritableStream }>

/** Prints what happened, by day. */
export async function listAnnotationsCommand(
  db: Db,
  format: keyof typeof FORMATS,
  { stdout }: Output,
): Promise<void> {
  const annotations = await listAnnotations(db, null)
  const none = annotations.length === 0 && format === 'table'
  stdout.write(none ? 'There are no annotations.\n' : FORMATS[format](annotations))
}

/** Adds one, as a script that ships a release would. Throws `bad_annotation`. */
export async function addAnnotationCommand(db: Db, raw: unknown, { stdout }: Output): Promise<void> {
  const checked = parseAnnotation(raw)
  if (!checked.ok) throw new TundishError('bad_annotation', checked.problem)
  await addAnnotation(db, checked.value)
  stdout.write(`Added: ${checked.value.day}, ${checked.value.kind}, ${checked.value.title}.\n`)
}
