import { Fragment } from 'react'
import { splitByWords } from '@/lib/format/split-by-words'

/** A text in which some words, in small letters, are marked wherever they stand. */
export function Highlighted({ text, words }: Readonly<{ text: string; words: readonly string[] }>) {
  return splitByWords(text, words).map(({ part, isFound }, index) =>
    isFound ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts are not moved
      <mark key={index} className="rounded-sm bg-accent-soft text-inherit">
        {part}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts are not moved
      <Fragment key={index}>{part}</Fragment>
    ),
  )
}
