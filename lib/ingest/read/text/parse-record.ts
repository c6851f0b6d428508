/** The fields of a record, or what is wrong with it; `open` when a quoted field does not end in this text. */
export type ParsedRecord =
  | Readonly<{ fields: readonly string[] }>
  | Readonly<{ open: true }>
  | Readonly<{ reason: string }>

/** One record of RFC 4180, with any one character as delimiter, without the newline that ends it. Quoted fields may hold newlines. */
export function parseRecord(text: string, delimiter = ','): ParsedRecord {
  if (!text.includes('"')) return { fields: text.split(delimiter) }
  const fields: string[] = []
  let at = 0
  for (;;) {
    const field = text[at] === '"' ? parseQuoted(text, at, delimiter) : parsePlain(text, at, delimiter)
    if ('open' in field || 'reason' in field) return field
    fields.push(field.value)
    if (field.end === text.length) return { fields }
    at = field.end + 1
  }
}

type ParsedField =
  | Readonly<{ value: string; end: number }>
  | Readonly<{ open: true }>
  | Readonly<{ reason: string }>

function parsePlain(text: string, from: number, delimiter: string): ParsedField {
  const next = text.indexOf(delimiter, from)
  const end = next < 0 ? text.length : next
  const value = text.slice(from, end)
  return value.includes('"')
    ? { reason: 'a quote stands inside a field that does not begin with one' }
    : { value, end }
}

function parseQuoted(text: string, from: number, delimiter: string): ParsedField {
  let closing = text.indexOf('"', from + 1)
  let hasQuotes = false
  while (closing >= 0 && text[closing + 1] === '"') {
    hasQuotes = true
    closing = text.indexOf('"', closing + 2)
  }
  if (closing < 0) return { open: true }
  const end = closing + 1
  if (end < text.length && text[end] !== delimiter)
    return { reason: 'text follows the quote that closes a field' }
  const value = text.slice(from + 1, closing)
  return { value: hasQuotes ? value.replaceAll('""', '"') : value, end }
}
