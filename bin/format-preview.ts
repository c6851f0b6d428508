import { formatMoment } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { MEANINGS } from '@/lib/funnel/meanings'
import type { ImportPlan } from '@/lib/ingest/source/plan-import'
import type { Preview } from '@/lib/ingest/source/preview/preview'
import { ratio } from '@/lib/stats/ratio'
import { formatTerminalTable } from './format-terminal-table'
import { listFields } from './preview-fields'
import { listFirstRows } from './preview-rows'

export type PreviewedPlan = Readonly<{
  plan: Pick<ImportPlan, 'proposal' | 'isConfirmed'> &
    Readonly<{ files: readonly Readonly<{ place: string }>[] }>
  preview: Preview | null
}>

/** What files would give, as other programs read it: the names of its fields are stable. */
export function toPreviewJson({ plan, preview }: PreviewedPlan) {
  const { files, proposal, isConfirmed } = plan
  const { mapping, shape, questions, notes } = proposal
  return {
    files: files.map(({ place }) => place),
    shape: shape?.name ?? null,
    isConfirmed,
    mapping,
    questions,
    notes,
    preview,
  }
}

/** The same for eyes: parts with a blank line between them, a heading over each. */
export function formatPreview({ plan, preview }: PreviewedPlan): string {
  const { proposal } = plan
  const { mapping, questions, notes } = proposal
  const asked = questions.map(({ sentence, option }) => `${sentence} Say it with ${option}.`)
  const parts = [
    sayWhat(plan),
    ...(mapping ? [tableOf(['what', 'where it stands'], listFields(mapping))] : []),
    ...(preview ? sayPreview(preview) : []),
    withHeading('To be known:', notes),
    withHeading('To be said before it is imported:', asked),
  ]
  return `${parts.filter((part) => part !== '').join('\n')}\n`
}

function sayWhat({ files, proposal, isConfirmed }: PreviewedPlan['plan']): string {
  const { shape } = proposal
  const known = isConfirmed
    ? 'Read by the mapping that was confirmed or given.'
    : shape
      ? `Looks like ${shape.label}.`
      : 'No layout that is known: understood by what its fields are called and hold.'
  return `${files.map(({ place }) => `${formatName(place)}\n`).join('')}${known}\n`
}

function sayPreview(preview: Preview): string[] {
  const { names, funnel, attributes, refusals, firstRows } = preview
  return [
    sayNumbers(preview),
    tableOf(
      ['event', 'means', 'rows'],
      names.map(({ name, meaning, rows }) => [name, labelOf(meaning), rows]),
    ),
    ...(names.length === 0
      ? []
      : [
          tableOf(
            ['step', 'sessions', 'of the first', 'users'],
            funnel.map(({ step, sessions, users }) => [
              labelOf(step),
              sessions,
              formatShare(ratio(sessions, funnel[0]?.sessions ?? 0)),
              users,
            ]),
          ),
        ]),
    tableOf(
      ['attribute', 'values, with how many events have them'],
      attributes.map(({ name, values }) => [
        name,
        values.map(({ value, events }) => `${value} ${formatCount(events)}`).join(', '),
      ]),
    ),
    tableOf(...listFirstRows(firstRows)),
    tableOf(
      ['refused', 'why', 'first in'],
      refusals.map(({ reason, rows, member, line }) => [rows, reason, `${member}, line ${line}`]),
    ),
  ]
}

function sayNumbers({
  read,
  refused,
  known,
  isWhole,
  users,
  sessions,
  orders,
  from,
  to,
  amounts,
}: Preview): string {
  const lines = [
    `${isWhole ? '' : 'The first '}${sayCount(read, 'row')}: ${formatCount(refused)} would be refused, ${formatCount(known)} are stored already.`,
    ...(from && to ? [`From ${formatMoment(from, 'UTC')} to ${formatMoment(to, 'UTC')} UTC.`] : []),
    `${sayCount(users, 'user')}, ${sayCount(sessions, 'session')}, ${sayCount(orders, 'order')}.`,
    ...amounts.map(
      ({ currency, orders: count, value }) =>
        `${sayCount(count, 'order')} of ${value.toFixed(2)} ${currency ?? '(no currency is said)'}.`,
    ),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function sayCount(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

function labelOf(meaning: string | null): string {
  return MEANINGS.find(({ name }) => name === meaning)?.label ?? 'nothing here'
}

function withHeading(heading: string, sentences: readonly string[]): string {
  return sentences.length === 0
    ? ''
    : [heading, ...sentences.map((sentence) => `- ${sentence}`), ''].join('\n')
}

/** Nothing where there are no rows. */
function tableOf(names: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return ''
  const columns = names.map(
    (name, place) => ({ name, kind: typeof rows[0]?.[place] === 'number' ? 'count' : 'text' }) as const,
  )
  return formatTerminalTable({ columns, rows: rows.map((row) => [...row]) })
}
