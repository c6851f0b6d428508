import { z } from 'zod'

/** What a source is read from: files that are sent, a folder that grows, a table or a select elsewhere, or what programs send as it happens. */
export const SOURCE_KINDS = ['files', 'folder', 'postgres', 'live'] as const

export type SourceKind = (typeof SOURCE_KINDS)[number]

/** How a table or a select elsewhere is read. Never its URL, which has a password in it. */
export const postgresSettingsSchema = z.object({
  /** As it was written, `schema.table`; null where a select is read. */
  table: z.string().nullable(),
  query: z.string().nullable(),
  /** The column by which rows are newer; null: everything is read each time. */
  cursor: z.string().nullable(),
  /** So long before the newest that was read rows may still come or change. */
  overlapMinutes: z.number().int().min(0),
  /** The file of the data directory that holds the URL; null where only the environment says it. */
  urlFile: z.string().nullable(),
  /** Where it lies, without name and password: for eyes. */
  place: z.string(),
})

export type PostgresSettings = Readonly<z.output<typeof postgresSettingsSchema>>

/** A folder that grows; `path` is absolute. */
export const folderSettingsSchema = z.object({ path: z.string() })

export type FolderSettings = Readonly<z.output<typeof folderSettingsSchema>>

export const positionSchema = z.object({
  /** A whole number as text: milliseconds of a time, else the value itself; null where no row had one. */
  cursor: z.string().nullable(),
  /** The mapping by which it was read: by another one everything is read again. */
  mappingNumber: z.number().int(),
  readAt: z.string(),
})

/** How far a source elsewhere was read. */
export type Position = Readonly<z.output<typeof positionSchema>>
