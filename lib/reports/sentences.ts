/** A sentence in pieces: plain text, and what the eye should find first. */
export type SentencePart = string | Readonly<{ strong: string }>

export type Sentences = readonly SentencePart[]

/** Template tag: strings stay plain, `{ strong }` values stand out. */
export function say(texts: TemplateStringsArray, ...values: readonly SentencePart[]): Sentences {
  return texts.flatMap((text, index) => {
    const value = values[index]
    return [text, ...(value === undefined ? [] : [value])].filter((part) => part !== '')
  })
}

export function strong(text: string): SentencePart {
  return { strong: text }
}

/** The sentence without emphasis. */
export function toPlainText(answer: Sentences): string {
  return answer.map((part) => (typeof part === 'string' ? part : part.strong)).join('')
}

/** `one, two and three`. */
export function joinAnswers(parts: readonly Sentences[]): Sentences {
  return parts.flatMap((part, index) => {
    if (index === 0) return part
    return [index === parts.length - 1 ? ' and ' : ', ', ...part]
  })
}
