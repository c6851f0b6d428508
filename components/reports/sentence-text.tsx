import type { Sentences } from '@/lib/reports/sentences'

/** A sentence whose numbers stand out. */
export function SentenceText({ sentences, isSmall }: Readonly<{ sentences: Sentences; isSmall?: boolean }>) {
  return (
    <p className={isSmall ? 'text-muted' : 'text-lg text-ink-soft'}>
      {sentences.map((part, index) =>
        typeof part === 'string' ? (
          keepTogether(part)
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are not moved
          <strong key={index} className="font-semibold text-ink">
            {keepTogether(part.strong)}
          </strong>
        ),
      )}
    </p>
  )
}

/** A number and its unit stay on one line. */
function keepTogether(text: string): string {
  return text.replace(/(\d) (?=%|(?:pp|s|min|h|d)\b)/g, '$1\u00a0')
}
