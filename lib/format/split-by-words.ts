/** A piece of a text, and whether it is one of the words that were looked for. */
export type TextPart = Readonly<{ part: string; isFound: boolean }>

/** A text cut at words (in small letters) wherever they stand in it, whatever the case; together the parts are the text. */
export function splitByWords(text: string, words: readonly string[]): readonly TextPart[] {
  if (words.length === 0) return [{ part: text, isFound: false }]
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(toPattern)
  return text
    .split(new RegExp(`(${longestFirst.join('|')})`, 'i'))
    .map((part, index) => ({ part, isFound: index % 2 === 1 }))
    .filter(({ part }) => part !== '')
}

function toPattern(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
