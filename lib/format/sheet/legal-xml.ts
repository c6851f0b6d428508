/** Control characters, halves of characters, and two that are none: all that XML 1.0 leaves out. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** A text without the characters that XML has no way to say. It is not escaped. */
export function toLegalXml(text: string): string {
  return text.replace(ILLEGAL, '')
}
