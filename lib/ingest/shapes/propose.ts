import { type TimeLimits, toTimeLimits } from '../time-limits'
import { type Columns, type Sample, toColumns } from './columns'
import { countNames, type NameCounts, withMeanings } from './find-meanings'
import { toMappingInput } from './guess/assemble-mapping'
import { fillOf } from './guess/column-facts'
import type { Draft } from './guess/draft'
import { USUAL_FILL } from './guess/find-time'
import { toKnownMapping } from './guess/known-mapping'
import { listNotes } from './guess/list-notes'
import { countSteps, findPageSteps } from './guess/page-steps'
import { type Recognised, recognise } from './guess/recognise'
import { toDraft } from './guess/to-draft'
import type { KnownShape } from './known/known-shape'
import { type Mapping, mappingSchema } from './mapping'
import { askMeanings, askSession, askTime, askUser, askZone, type Question } from './question'

/** What is proposed for a file: how it is understood, what must be said before, and what should be known. */
export type Proposal = Readonly<{
  /** Null where there is no time, or its rows are of a table that another import reads: the questions or notes say it. */
  mapping: Mapping | null
  /** The known layout; `confidence` 0..1. Null: names and values told. */
  shape: Readonly<{ name: string; label: string; confidence: number }> | null
  questions: readonly Question[]
  notes: readonly string[]
  /** Names of events in the sample, and how many have them. */
  names: NameCounts
}>

/** What whoever imports it said: the zone of times without one (IANA), or all of the mapping. `now`: when the rows arrive. */
export type Given = Readonly<{ zone?: string | null; mapping?: Mapping | null; now?: Date }>

const NO_ROWS = 'There are no rows in it, only names of columns: give a file that holds rows.'
const NO_NAMES: NameCounts = new Map()

/** Looks at a sample and proposes what its fields mean: a known layout first, else by names and values. Never throws. */
export function propose(sample: Sample, given: Given = {}): Proposal {
  if (given.mapping || sample.records.length > 0) return proposeFor(sample, given)
  return {
    mapping: null,
    shape: null,
    questions: [],
    notes: [sample.unread ? `None of its rows can be read. ${sample.unread}.` : NO_ROWS],
    names: NO_NAMES,
  }
}

function proposeFor(sample: Sample, given: Given): Proposal {
  const now = given.now ?? new Date()
  const limits = toTimeLimits(now)
  const columns = toColumns(sample.records)
  const recognised = given.mapping ? null : recognise(sample, columns)
  const shape = recognised && toShape(recognised)
  if (recognised?.known.mapping === null) {
    const notes = [
      `These are ${recognised.known.label}: they come in with its other tables, by their own import.`,
    ]
    return { mapping: null, shape, questions: [], notes, names: NO_NAMES }
  }
  const draft = toDraft(columns, now)
  const started = given.mapping ?? start(sample, columns, draft, recognised, given.zone ?? null)
  if (!started) return { mapping: null, shape, questions: [askTime(false)], notes: [], names: NO_NAMES }
  const questions = given.mapping ? [] : askOfFields(started, draft, columns, given)
  const asked = questions.some(({ code }) => code === 'session') ? { ...started, session: null } : started
  const mapping = given.mapping ?? finish(asked, sample, draft, recognised, limits)
  const names = countNames(mapping, sample.records, limits)
  const unclear = given.mapping || mapping.rows === 'orders' ? null : askMeanings(mapping, names)
  return {
    mapping,
    shape,
    questions: unclear ? [...questions, unclear] : questions,
    notes: listNotes(mapping, names, draft, recognised?.known ?? null),
    names,
  }
}

function toShape({ known: { name, label }, confidence }: Recognised): Proposal['shape'] {
  return { name, label, confidence }
}

/** The mapping but for what names mean. */
function start(
  sample: Sample,
  columns: Columns,
  draft: Draft,
  recognised: Recognised | null,
  zone: string | null,
): Mapping | null {
  const input = recognised
    ? toKnownMapping(recognised.known, sample, columns, draft, zone)
    : toMappingInput(draft, zone)
  const parsed = mappingSchema.safeParse(input)
  if (!parsed.success) return null
  const isOften =
    recognised !== null || draft.time?.columns.every((column) => fillOf(column, columns) >= USUAL_FILL)
  return isOften || isOfOrders(parsed.data, draft) ? parsed.data : null
}

function askOfFields(mapping: Mapping, draft: Draft, columns: Columns, given: Given): readonly Question[] {
  const { time } = draft
  const isSame = JSON.stringify(time?.field) === JSON.stringify(mapping.time.field)
  const needsZone = time !== null && isSame && time.needsZone && mapping.time.zone === null && !given.zone
  const session = mapping.session === draft.session?.path ? askSession(draft, columns) : null
  return [
    ...(needsZone
      ? [
          askZone(
            time.columns.map(({ path }) => path),
            time.columns[0]?.texts[0] ?? '',
          ),
        ]
      : []),
    ...(isSame && time?.isAmbiguous ? [askTime(true)] : []),
    ...(mapping.user === null && mapping.anonymous === null && !isOfOrders(mapping, draft)
      ? [askUser()]
      : []),
    ...(session ? [session] : []),
  ]
}

/** With what names mean, patterns where addresses tell more than names, and whether its rows are orders. */
function finish(
  mapping: Mapping,
  sample: Sample,
  draft: Draft,
  recognised: Recognised | null,
  limits: TimeLimits,
): Mapping {
  if (mapping.rows === 'orders') return mapping
  if (!recognised && isOfOrders(mapping, draft)) {
    return {
      ...mapping,
      rows: 'orders',
      name: null,
      url: null,
      attributes: {},
      anonymous: null,
      session: null,
    }
  }
  const { records } = sample
  const specified = recognised ? listNames(recognised.known) : []
  const named = withPatterns(mapping, draft, [...countNames(mapping, records, limits).keys()])
  const fixed = named.name === null && named.namedBy.length === 0 && named.fixedName === null
  return withMeanings(fixed ? { ...named, fixedName: 'view' } : named, records, limits, specified)
}

function listNames({ names = '', glue }: KnownShape): readonly string[] {
  return names.split(',').flatMap((name) => name.trim().replaceAll(' ', glue ?? ' ') || [])
}

/** Nothing is called by a name that means anything, and orders have ids. */
function isOfOrders(mapping: Mapping, { name }: Draft): boolean {
  if (mapping.rows === 'orders') return true
  const says = name !== null && countSteps(name.distinct) > 0
  return (
    mapping.order !== null &&
    !says &&
    mapping.shape === null &&
    mapping.namedBy.length === 0 &&
    mapping.url === null
  )
}

/** Where names are not all steps, and pages say more. */
function withPatterns(mapping: Mapping, { url }: Draft, names: readonly string[]): Mapping {
  if (mapping.namedBy.length > 0 || !url || mapping.url === null) return mapping
  const namedBy = findPageSteps(url)
  const pages = namedBy.map(({ name }) => name)
  const isMore = countSteps([...names, ...pages]) > countSteps(names) && new Set(pages).size > 1
  return isMore
    ? { ...mapping, namedBy, fixedName: mapping.name === null ? 'pageview' : mapping.fixedName }
    : mapping
}
