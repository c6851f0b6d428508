import type { Metric } from '@/lib/funnel/metrics'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { getModel, MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { defineRate, METRICS, RATE_METRICS } from '@/lib/query/metric'
import { countsPairs, REPORT_NAMES, REPORTS } from '@/lib/reports/registry'

export type EntryKind = 'step' | 'metric' | 'report' | 'table' | 'column'

/** A word of the product or of its data, and what it means. */
export type DictionaryEntry = Readonly<{
  kind: EntryKind
  /** Unique among those of its kind, of columns within their table. */
  term: string
  meaning: string
  /** Where more is said of it. */
  href: string
}>

/** All of it: the words first, then the reports, then tables with their columns, as the code that counts has them. */
export function listEntries(): readonly DictionaryEntry[] {
  const { kinds, tables } = toDictionary()
  return [...kinds.flatMap(({ entries }) => entries), ...tables.flatMap(toEntries)]
}

/** A table, and its columns by their names alone. */
export type TableEntries = Readonly<{ table: DictionaryEntry; columns: readonly DictionaryEntry[] }>

/** All of it under headings, as it is read where nothing is looked for: the words and the reports by kind, then tables. */
export type Dictionary = ReturnType<typeof toDictionary>

export function toDictionary() {
  const kinds = [
    { kind: 'step', entries: listSteps() },
    { kind: 'metric', entries: listMetrics() },
    { kind: 'report', entries: listReports() },
  ] as const
  return { kinds, tables: MODEL_NAMES.map(toTableEntries) }
}

/** Those that hold every word of a text, whatever the case; first those whose term does, then by their order. */
export function searchEntries(entries: readonly DictionaryEntry[], text: string): readonly DictionaryEntry[] {
  const words = toWords(text)
  if (words.length === 0) return entries
  const holds = (where: string) => words.every((word) => where.includes(word))
  const found = entries.filter(({ term, meaning, kind }) => holds(`${term} ${meaning} ${kind}`.toLowerCase()))
  const isNamed = ({ term }: DictionaryEntry) => Number(holds(term.toLowerCase()))
  return found.toSorted((a, b) => isNamed(b) - isNamed(a))
}

/** The words that are looked for, in small letters. */
export function toWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

function listSteps(): DictionaryEntry[] {
  return PRODUCT_FUNNEL.steps.map(({ match, words: { label, verb } }) => {
    const types = match.types.join(' or ')
    const meaning = `The step of those who ${verb}: an event ${types}, or one of a later step.`
    return { kind: 'step', term: label, meaning, href: '/' }
  })
}

function listMetrics(): DictionaryEntry[] {
  const ofUnits = Object.values(METRICS).map((metric) => ({
    kind: 'metric' as const,
    term: metric.name,
    meaning: explainMetric(metric),
    href: '/quarters',
  }))
  const ofPairs = RATE_METRICS.map((name) => ({
    kind: 'metric' as const,
    term: `${name} (pairs)`,
    meaning: `${defineRate(name, 'pairs', { unit: 'sessions' })} Or of users. It is \`${name}\` in ${OF_PAIRS}.`,
    href: '/products',
  }))
  return [...ofUnits, ...ofPairs]
}

const OF_PAIRS = REPORT_NAMES.filter(countsPairs).join(', ')

function explainMetric(metric: Metric): string {
  if (metric.kind === 'rate') return `${defineRate(metric.name, 'units', { unit: 'sessions' })} Or of users.`
  if (metric.kind === 'seconds') return `${metric.label}, of the pairs that got there.`
  return `How many reached the step “${metric.label}” or a later one.`
}

function listReports(): DictionaryEntry[] {
  return REPORT_NAMES.map((name) => ({
    kind: 'report',
    term: name,
    meaning: `${REPORTS[name].title}. ${REPORTS[name].question}`,
    href: `/api/reports/${name}`,
  }))
}

/** Columns with their tables before them: event.occurred_at. */
function toEntries({ table, columns }: TableEntries): DictionaryEntry[] {
  return [table, ...columns.map((column) => ({ ...column, term: `${table.term}.${column.term}` }))]
}

function toTableEntries(model: ModelName): TableEntries {
  const { description, grain, columns } = getModel(model)
  const href = `/data/${model}`
  return {
    table: { kind: 'table', term: model, meaning: `${description} One row is ${grain}.`, href },
    columns: Object.entries(columns).map(([term, meaning]) => ({
      kind: 'column',
      term,
      meaning,
      href: `${href}#${term}`,
    })),
  }
}
