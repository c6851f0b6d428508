/** A part of every day, in minutes after midnight, `to` not in it; over midnight where `to` is the smaller. */
export type QuietHours = Readonly<{ from: number; to: number }>

/** What is written as `22:00-07:00`; null for anything else, and for hours that would be none or all. */
export function parseQuietHours(text: string): QuietHours | null {
  const [, from, to] = /^(\d\d:\d\d) ?[-–] ?(\d\d:\d\d)$/.exec(text.trim()) ?? []
  const hours = { from: parseMinutes(from), to: parseMinutes(to) }
  if (hours.from === null || hours.to === null || hours.from === hours.to) return null
  return { from: hours.from, to: hours.to }
}

/** `22:00 to 07:00`. */
export function formatQuietHours({ from, to }: QuietHours): string {
  return `${formatMinutes(from)} to ${formatMinutes(to)}`
}

/**
 * Whether the clocks of an IANA zone stand in these hours: by what they show, so that on the night in which clocks change
 * the quiet is an hour shorter or longer, and ends when people look at seven.
 */
export function isQuiet(now: Date, { from, to }: QuietHours, timeZone: string): boolean {
  const minutes = minutesInZone(now, timeZone)
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to
}

function minutesInZone(now: Date, timeZone: string): number {
  const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return parseMinutes(new Intl.DateTimeFormat('en-GB', style).format(now)) ?? 0
}

/** Null unless it is a time of day from 00:00 to 23:59. */
function parseMinutes(text: string | undefined): number | null {
  const [hour = Number.NaN, minute = Number.NaN] = text?.split(':').map(Number) ?? []
  return hour < 24 && minute < 60 ? hour * 60 + minute : null
}

function formatMinutes(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
