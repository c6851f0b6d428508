/** What a data test asks of the rows of the model beside which it is declared. A row that breaks it is a failing row. */
export type DataTest = Readonly<
  (
    | { kind: 'not_null'; column: string }
    | { kind: 'unique'; columns: readonly string[] }
    /** `anyCase`: whatever the case of the letters, and whatever blanks stand around them. */
    | { kind: 'accepted_values'; column: string; values: readonly string[]; anyCase?: true }
    /** Each value, where there is one, is found in another model. */
    | { kind: 'relationships'; columns: readonly string[]; to: string; fields: readonly string[] }
    /** The newest row is no older than the settings allow, in hours; of the demo it is not asked. */
    | { kind: 'freshness'; column: string }
    /** The last whole day has no more and no fewer rows than such days have. */
    | { kind: 'usual_rows'; column: string }
    /** How many values several users gave, and whose the rows are; it tells, and breaks never. */
    | { kind: 'shared_ids'; column: string }
    /** Of what an import of the last 24 hours read no more was refused than the bounds allow, 0 to 1. */
    | { kind: 'rejects'; warnAbove: number; failAbove: number }
    /** A law of the funnel that holds by what the words mean. */
    | { kind: 'law'; law: LawName }
  ) & {
    /** What breaking it means: warn leaves the run passed with warnings. Tests with bounds of their own have none. */
    severity?: 'warn' | 'error'
  }
>

type Severity = DataTest['severity']

/** The tests that models have most, in short. */
export const unique = (...columns: readonly string[]): DataTest => ({ kind: 'unique', columns })
export const notNull = (column: string, severity: Severity = 'error'): DataTest => ({
  kind: 'not_null',
  column,
  severity,
})
export const law = (name: LawName): DataTest => ({ kind: 'law', law: name })
export function found(
  columns: readonly string[],
  to: string,
  fields: readonly string[],
  severity: Severity = 'error',
): DataTest {
  return { kind: 'relationships', columns, to, fields, severity }
}

export const LAWS = {
  steps_are_told: 'The steps of each row are those that its events tell',
  steps_never_increase: 'On no day has a step of the funnel more than the step before it, or fewer than none',
  days_add_up: 'The counts by day are those of the rows that they count',
  as_in_full: 'A sample of sessions, computed again from the raw events, is as it stands',
} as const satisfies Record<string, string>

export type LawName = keyof typeof LAWS

/** warned: it broke, but not so that numbers are wrong. errored: it could not be tried. skipped: what it judges was not brought up to date. */
export type TestState = 'passed' | 'warned' | 'failed' | 'errored' | 'skipped'

/** A name as dbt's, one for each test: not_null_event_session_id. */
export function nameTest(model: string, test: DataTest): string {
  const kind = test.kind === 'law' ? test.law : test.kind
  return [kind, model, ...listColumns(test), ...('to' in test ? ['in', test.to] : [])].join('_')
}

/** The one column that a test is about; null where it is about rows. */
export function toTestColumn(test: DataTest): string | null {
  const [first, ...others] = listColumns(test)
  return first && others.length === 0 ? first : null
}

function listColumns(test: DataTest): readonly string[] {
  if ('column' in test) return [test.column]
  return 'columns' in test ? test.columns : []
}

/** What a test asks, as a sentence for people. */
export function explainTest(test: DataTest): string {
  switch (test.kind) {
    case 'not_null':
      return `${test.column} is never empty`
    case 'unique':
      return `${test.columns.join(' and ')} ${test.columns.length > 1 ? 'together stand' : 'stands'} in one row only`
    case 'accepted_values':
      return `${test.column} is one of ${test.values.join(', ')}`
    case 'relationships':
      return `${test.columns.join(' and ')} ${test.columns.length > 1 ? 'are' : 'is'} found in ${test.to}`
    case 'freshness':
      return `the newest ${test.column} is not too old`
    case 'usual_rows':
      return 'the last whole day has about as many rows as such days have'
    case 'shared_ids':
      return `how many a ${test.column} several users share, and whose they were read to be`
    case 'rejects':
      return `of the rows that an import of the last 24 hours read, no more than ${test.failAbove * 100}% were refused`
    case 'law':
      return LAWS[test.law]
  }
}
