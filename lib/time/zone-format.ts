const made = new Map<string, Intl.DateTimeFormat>()

/** How moments are written; the same one each time, because making one takes as long as hundreds of uses. */
export function toZoneFormat(locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(style)}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, style)
  made.set(key, format)
  return format
}
