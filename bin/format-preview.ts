import { formatCount, formatShare } from '@/lib/format/format-number'
import { MEANINGS } from '@/lib/funnel/meanings'
import type { ImportPlan } from '@/lib/ingest/source/plan-import'
import type { Preview } from '@/lib/ingest/source/preview'
import { ratio } from '@/lib/stats/ratio'
import { formatTerminalTable } from './format-terminal-table'

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

/** The same for eyes. */
export function formatPreview({ plan, preview }: PreviewedPlan): string {
  const { files, proposal } = plan
  const { shape, questions, notes } = proposal
  const lines = [
    `${files.map(({ place }) => place).join(', ')}: ${shape?.label ?? 'no layout that is known; understood by names and values'}`,
    ...notes,
    ...(preview ? sayPreview(preview) : []),
    ...questions.map(({ sentence, option }) => `${sentence} (${option})`),
  ]
  return `${lines.join('\n')}\n`
}

function sayPreview(preview: Preview): string[] {
  const { read, refused, known, isWhole, users, sessions, orders, from, to } = preview
  const span = from && to ? `, from ${from.toISOString()} to ${to.toISOString()}` : ''
  const first = isWhole ? '' : 'the first '
  return [
    `${first}${formatCount(read)} rows: ${formatCount(refused)} would be refused, ${formatCount(known)} are stored already`,
    `${formatCount(users)} users, ${formatCount(sessions)} sessions, ${formatCount(orders)} orders${span}`,
    ...preview.amounts.map(
      ({ currency, orders: count, value }) =>
        `${formatCount(count)} orders of ${value.toFixed(2)} ${currency ?? '(no currency was said)'}`,
    ),
    '',
    ...tableOf(
      ['event', 'means', 'rows'],
      preview.names.map(({ name, meaning, rows }) => [name, labelOf(meaning), rows]),
    ),
    ...tableOf(
      ['step', 'sessions', 'of the first', 'users'],
      preview.funnel.map((step) => [
        labelOf(step.step),
        step.sessions,
        formatShare(ratio(step.sessions, preview.funnel[0]?.sessions ?? 0)),
        step.users,
      ]),
    ),
    ...preview.attributes.map(
      ({ name, values }) =>
        `${name}: ${values.map(({ value, events }) => `${value} (${formatCount(events)})`).join(', ')}`,
    ),
    ...preview.refusals.map(
      ({ reason, rows, member, line }) =>
        `${formatCount(rows)} refused: ${reason} (first in ${member}, line ${line})`,
    ),
  ]
}

function labelOf(meaning: string | null): string {
  return MEANINGS.find(({ name }) => name === meaning)?.label ?? 'nothing here'
}

function tableOf(names: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  if (rows.length === 0) return []
  const columns = names.map(
    (name, place) => ({ name, kind: typeof rows[0]?.[place] === 'number' ? 'count' : 'text' }) as const,
  )
  return [formatTerminalTable({ columns, rows: rows.map((row) => [...row]) })]
}
