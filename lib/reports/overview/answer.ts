/** A sentence in pieces: plain text, and what the eye should find first. */
export type AnswerPart = string | Readonly<{ strong: string }>

export type Answer = readonly AnswerPart[]

/** Template tag: strings stay plain, `{ strong }` values stand out. */
export function say(texts: TemplateStringsArray, ...values: readonly AnswerPart[]): Answer {
  return texts.flatMap((text, index) => {
    const value = values[index]
    return [text, ...(value === undefined ? [] : [value])].filter((part) => part !== '')
  })
}

export function strong(text: string): AnswerPart {
  return { strong: text }
}

/** The sentence without emphasis. */
export function toPlainText(answer: Answer): string {
  return answer.map((part) => (typeof part === 'string' ? part : part.strong)).join('')
}

/** `one, two and three`. */
export function joinAnswers(parts: readonly Answer[]): Answer {
  return parts.flatMap((part, index) => {
    if (index === 0) return part
    return [index === parts.length - 1 ? ' and ' : ', ', ...part]
  })
}
