import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { GREENERY } from './greenery'
import type { ImportTable } from './import-table'

type ImportFormat = Readonly<{ label: string; tables: readonly ImportTable[] }>

export const IMPORT_FORMATS = { greenery: GREENERY } as const satisfies Record<string, ImportFormat>

export type ImportFormatName = keyof typeof IMPORT_FORMATS

export function isImportFormat(text: string): text is ImportFormatName {
  return Object.hasOwn(IMPORT_FORMATS, text)
}

/** Throws `bad_parameter` with the formats that there are. */
export function parseImportFormat(text: string): ImportFormatName {
  if (isImportFormat(text)) return text
  const known = Object.entries(IMPORT_FORMATS).map(([name, { label }]) => `${name} (${label})`)
  throw new TundishError('bad_parameter', `There is no format ${quote(text)}; there is ${known.join(', ')}.`)
}
