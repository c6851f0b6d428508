import type { Command } from 'commander'
import { ANNOTATION_KIND_NAMES, type Annotation, LONGEST_TITLE } from '@/lib/forms/annotation'
import { parseAnnotation } from '@/lib/forms/parse-annotation'
import { toColumns } from '@/lib/reports/report-table'
import { addAnnotation, listAnnotations } from '@/lib/store/kept/annotations'
import { onDb } from '../open-database'
import { addList, type Listing } from '../print-list'
import type { Output } from '../write-text'

const ANNOTATIONS: Listing<Annotation> = {
  columns: [
    { name: 'day', kind: 'day', value: ({ day }) => day },
    ...toColumns<Annotation>('text', 'kind', 'title'),
  ],
  read: (db) => listAnnotations(db, null),
  none: 'There are no annotations.',
}

export function addAnnotationCommands(program: Command, io: Output): void {
  const annotations = program
    .command('annotations')
    .description('what happened on a day: releases, outages, ...')
  addList(annotations, 'print them', ANNOTATIONS, io)
  annotations
    .command('add')
    .description('add one, as a script that ships a release would')
    .requiredOption('--day <day>', 'the day, as YYYY-MM-DD')
    .requiredOption('--title <title>', `what happened, 1 to ${LONGEST_TITLE} characters`)
    .option('--kind <kind>', `one of ${ANNOTATION_KIND_NAMES.join(', ')}`, 'release')
    .action((options: Record<string, string>) =>
      onDb(async (db) => {
        const annotation = parseAnnotation(options)
        await addAnnotation(db, annotation)
        return `Added: ${annotation.day}, ${annotation.kind}, ${annotation.title}.\n`
      }),
    )
}
