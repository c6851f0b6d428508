import { type ReactNode, Suspense } from 'react'
import { TextSkeleton } from '@/components/ui/instead/skeleton'

type Props = Readonly<{
  /** Where links lead to. */
  id: string
  title: string
  /** The page says the title already; it is not shown again. */
  isSaid?: boolean
  /** In words, beside the pictures; without it these have the whole width. */
  answer?: ReactNode
  children: ReactNode
}>

/**
 * A question of the reader, answered in words and then in pictures. The boundaries have no key: when the question
 * changes, the old answer stays (dimmed) until the new one is there, and skeletons are for the first time only.
 */
export function Question({ id, title, isSaid = false, answer, children }: Props) {
  const heading = (
    <h2 id={id} className={isSaid ? 'sr-only' : 'scroll-mt-6 font-semibold text-xl tracking-tight'}>
      {title}
    </h2>
  )
  const frame = 'border-line border-t py-10'
  if (!answer) {
    return (
      <section aria-labelledby={id} className={`space-y-5 ${frame}`}>
        {heading}
        {children}
      </section>
    )
  }
  return (
    <section
      aria-labelledby={id}
      className={`grid gap-x-12 gap-y-5 lg:grid-cols-[19rem_minmax(0,1fr)] ${frame}`}
    >
      <div className="space-y-3">
        {heading}
        <Suspense fallback={<TextSkeleton />}>{answer}</Suspense>
      </div>
      <div className="min-w-0 space-y-6">{children}</div>
    </section>
  )
}
