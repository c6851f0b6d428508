import type { FileLook } from '../read/look-at-file'

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ' ': 'blanks',
}

/** How a file is written, as people say it: `a table with semicolons between its fields, in windows-1252`. */
export function sayLayout({ members, hasMore }: FileLook): string {
  const [first] = members
  if (!first) return ''
  const { layout, containers } = first
  const packed = containers.length > 0 ? `, packed with ${containers.toReversed().join(' in ')}` : ''
  const many = hasMore
    ? `, ${members.length} files and more`
    : members.length > 1
      ? `, ${members.length} files`
      : ''
  if (layout.kind === 'parquet') return `Parquet${packed}${many}`
  const encoding = layout.encoding === 'UTF-8' ? '' : `, in ${layout.encoding}`
  if (layout.kind === 'ndjson') return `a line of JSON a row${encoding}${packed}${many}`
  if (layout.kind === 'log') return `an access log${encoding}${packed}${many}`
  if (layout.kind === 'document') return `one document of JSON${encoding}${packed}${many}`
  const between = DELIMITERS[layout.delimiter] ?? layout.delimiter
  const head = layout.header === null ? ', without a header' : ''
  return `a table with ${between} between its fields${head}${encoding}${packed}${many}`
}
