/** A version of a row as a snapshot kept it; amounts and counts as they are written. */
export type Version<Field extends string> = Readonly<Record<Field, string | Date | null>> &
  Readonly<{
    dbt_valid_from: Date
    /** Null: it still held at the moment. */
    valid_to: Date | null
    dbt_is_deleted: boolean
  }>

type Change<Field extends string> = HistoryEntry<ChangeKind, Field>

/** What the versions of one row, in their order, told when they were found. A version after a gap comes back. */
export function listChanges<Field extends string>(
  fields: readonly Field[],
  versions: readonly Version<Field>[],
): Change<Field>[] {
  const last = versions.at(-1)
  const gone = last?.valid_to && !last.dbt_is_deleted ? [toGone<Field>(last.valid_to)] : []
  return [...versions.flatMap((version, index) => toChange(fields, version, versions[index - 1])), ...gone]
}

/** The values of the last version; null where the row was gone, or there is none. */
export function toStanding<Field extends string>(
  fields: readonly Field[],
  versions: readonly Version<Field>[],
): Readonly<Record<Field, string | null>> | null {
  const last = versions.at(-1)
  return last && last.valid_to === null && !last.dbt_is_deleted ? toValues(fields, last) : null
}

/** One that says that the row had gone changes nothing else. */
function toChange<Field extends string>(
  fields: readonly Field[],
  version: Version<Field>,
  before: Version<Field> | undefined,
): Change<Field>[] {
  const from = version.dbt_valid_from
  const knownTo = version.valid_to?.toISOString() ?? null
  if (version.dbt_is_deleted) return [{ ...toGone<Field>(from), knownTo }]
  const isGap = before?.valid_to && before.valid_to < from && !before.dbt_is_deleted
  const isBack = before !== undefined && (isGap || before.dbt_is_deleted)
  const kind = before === undefined ? 'first_known' : isBack ? 'back' : 'changed'
  const at = from.toISOString()
  const entry = {
    kind,
    at,
    knownFrom: at,
    knownTo,
    changes: listFieldChanges(fields, before, version),
  } as const
  return isGap && before.valid_to ? [{ ...toGone<Field>(before.valid_to), knownTo: at }, entry] : [entry]
}

function toGone<Field extends string>(moment: Date): Change<Field> {
  const at = moment.toISOString()
  return { kind: 'gone', at, knownFrom: at, knownTo: null, changes: [] }
}

function listFieldChanges<Field extends string>(
  fields: readonly Field[],
  before: Version<Field> | undefined,
  version: Version<Field>,
): FieldChange<Field>[] {
  const [was, is] = [before && toValues(fields, before), toValues(fields, version)]
  return fields.flatMap((field) => {
    const change = { field, before: was?.[field] ?? null, after: is[field] }
    return change.before === change.after ? [] : [change]
  })
}

function toValues<Field extends string>(
  fields: readonly Field[],
  version: Version<Field>,
): Record<Field, string | null> {
  const entries = fields.map((field) => {
    const value: string | Date | null = version[field]
    return [field, value instanceof Date ? value.toISOString() : value] as const
  })
  return Object.fromEntries(entries) as Record<Field, string | null>
}

/** Moments as ISO 8601, amounts and counts as they are written; null: nothing. */
export type FieldChange<Field extends string> = Readonly<{
  field: Field
  before: string | null
  after: string | null
}>

/** What a snapshot learns of a row. */
export type ChangeKind = 'first_known' | 'changed' | 'gone' | 'back'

/** Something that happened to a row, or that was learnt of it. */
export type HistoryEntry<Kind extends string, Field extends string> = Readonly<{
  kind: Kind
  /** When it happened; of what was learnt, when that was. ISO 8601. */
  at: string
  /** Since when it is known, and until when it was so; null: it still was. */
  knownFrom: string
  knownTo: string | null
  /** Of what was learnt, all that is other than before. */
  changes: readonly FieldChange<Field>[]
}>
