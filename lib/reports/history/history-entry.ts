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
