import type { Fields } from '../read/source-record'
import { toWords } from '../shapes/fields/to-words'
import { toMeanings } from '../shapes/guess/event-words'
import { parseCount, parseWrittenDay, type ReconciledUnit } from './totals'

/** What each step is called: by its key, in words, and as the shop's events are. */
export type StepNames = readonly Readonly<{ key: string; label: string; types: readonly string[] }>[]

export type TotalColumns = Readonly<{
  /** The column of days; null where there is none. */
  day: string | null
  columns: readonly Readonly<{ column: string; step: string }>[]
  unknown: readonly string[]
  /** What is counted, where the columns say it. */
  unit: ReconciledUnit | null
}>

const DAY_WORDS = new Set([
  'day',
  'date',
  'event date',
  'datum',
  'tag',
  'dia',
  'fecha',
  'giorno',
  'data',
  'jour',
  'dag',
  'ymd',
])

/** Which column holds the day and which the count of which step, by the names of columns and the first rows. */
export function findTotalColumns(rows: readonly Fields[], steps: StepNames): TotalColumns {
  const names = [...new Set(rows.flatMap((fields) => Object.keys(fields)))]
  const isDay = (name: string) => rows.some((fields) => parseWrittenDay(String(fields[name] ?? '')) !== null)
  const day = names.find((name) => DAY_WORDS.has(toWords(name)) && isDay(name)) ?? names.find(isDay) ?? null
  const others = names.filter((name) => name !== day)
  const units = new Set(others.map(unitOf).filter((unit) => unit !== null))
  const [unit = null] = units
  const steped = findSteps(others, steps)
  return {
    day,
    columns: others.flatMap((column) => {
      const step = steped.get(column)
      return step === undefined ? [] : [{ column, step }]
    }),
    unknown: others.filter((column) => !steped.has(column)),
    unit: units.size === 1 ? unit : null,
  }
}

/**
 * How a row of a table with one count a row (day, step, count) is one with a column a step; rows of any other table stay as they
 * are.
 */
export function toWide(rows: readonly Fields[], steps: StepNames): (fields: Fields) => Fields {
  const { day, columns, unknown } = findTotalColumns(rows, steps)
  const textsOf = (name: string) => new Set(rows.map((fields) => String(fields[name] ?? '')))
  const [step, count, ...more] = [
    unknown.find((name) => findSteps([...textsOf(name)], steps).size > 0),
    unknown.find((name) => [...textsOf(name)].every((text) => parseCount(text) !== null)),
    ...unknown.slice(2),
  ]
  if (day === null || columns.length > 0 || !step || !count || step === count || more.length > 0)
    return (fields) => fields
  const counted = unitOf(count) === null ? '' : ` ${count}`
  return (fields) => ({
    [day]: fields[day] ?? null,
    [`${fields[step]}${counted}`]: fields[count] ?? null,
  })
}

function findSteps(columns: readonly string[], steps: StepNames): Map<string, string> {
  const bare = new Map(columns.map((column) => [column, withoutUnit(column)]))
  const guessed = toMeanings(new Set(bare.values()))
  const found = new Map<string, string>()
  for (const [column, name] of bare) {
    const words = toWords(name)
    const named = steps.find(
      ({ key, label, types }) =>
        types.includes(column) ||
        types.includes(name) ||
        [key, label, ...types].some((one) => toWords(one) === words),
    )
    const step = named?.key ?? guessed[name]
    if (step !== undefined && steps.some(({ key }) => key === step)) found.set(column, step)
  }
  return found
}

const UNIT_WORDS: readonly (readonly [ReconciledUnit, RegExp])[] = [
  ['sessions', /\b(sessions?|visits?|sitzungen|besuche)\b/],
  ['users', /\b(users?|visitors?|people|nutzer|besucher)\b/],
  ['events', /\b(events?|count|total|anzahl)\b/],
]

function unitOf(column: string): ReconciledUnit | null {
  const words = toWords(column)
  return UNIT_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** `sessions with purchase` is about `purchase`. */
function withoutUnit(column: string): string {
  const words = toWords(column)
  const bare = UNIT_WORDS.reduce((text, [, pattern]) => text.replace(pattern, ' '), words)
    .replace(/\b(with|of|per|mit|number)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return bare === words || bare === '' ? column : bare
}
