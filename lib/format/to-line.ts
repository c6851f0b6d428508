/** Breaks of lines, what only terminals and printers read, and marks that turn text around. */
const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Text from anywhere as one line of at most so many characters, the last an ellipsis where it was longer. */
export function toLine(text: string, longest: number): string {
  const line = [...text.replaceAll(BREAKING, ' ').trim()]
  return line.length <= longest ? line.join('') : `${line.slice(0, longest - 1).join('')}…`
}
