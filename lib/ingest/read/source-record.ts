// What a file holds, before anybody asks what it means: a row of a table, a line of JSON, an element of a document.

/** A value as JSON has it. Whole numbers that JavaScript cannot hold exactly are texts of their digits. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** The fields of a record by name: of a table the columns of its header, or `column_1`, `column_2` ... where it has none. */
export type Fields = { readonly [name: string]: Value }

/**
 * A record as it was read, or what is wrong with it. `line` counts from 1 within its member (of Parquet it is the row), and
 * `row` is its text as it came, bad bytes as \xNN (of Parquet the row as JSON).
 */
export type SourceRecord = Readonly<{ line: number; row: string } & ({ fields: Fields } | { reason: string })>

/** Records of one member of a file, in their order. `member` is the path within a zip, else the file's own name. */
export type RecordBatch = Readonly<{
  member: string
  records: readonly SourceRecord[]
  /** Of the file as it lies on the disk, packed or not. */
  bytesRead: number
}>
