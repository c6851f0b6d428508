import Link from 'next/link'
import type { LinkedAnswer } from '@/lib/reports/quarters/quarter-answers'
import { SentenceText } from '../sentence-text'

/** Sentences, each with the way to the picture that proves it. */
export function LinkedAnswers({ answers }: { answers: readonly LinkedAnswer[] }) {
  return (
    <ul className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
      {answers.map(({ answer, href, shows }) => (
        <li key={toPlainKey(answer)} className="flex gap-3">
          <span aria-hidden="true" className="mt-2.5 size-1.5 shrink-0 rounded-full bg-accent" />
          <div className="max-w-prose">
            <SentenceText sentences={answer} />
            {href !== null && (
              <Link href={href} className="link text-sm">
                {shows}
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function toPlainKey(answer: LinkedAnswer['answer']): string {
  return answer.map((part) => (typeof part === 'string' ? part : part.strong)).join('')
}
