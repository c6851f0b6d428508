const LIST = new Intl.ListFormat('en-GB')

/** `one, two and three`. */
export function formatList(words: readonly string[]): string {
  return LIST.format(words)
}
