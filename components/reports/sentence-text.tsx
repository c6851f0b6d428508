import type { Sentences } from '@/lib/reports/sentences'

/** A sentence whose numbers stand out. */
export function SentenceText({ sentences }: { sentences: Sentences }) {
  return (
    <p className="text-ink-soft text-lg">
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
