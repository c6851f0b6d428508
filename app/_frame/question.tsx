import { type ReactNode, Suspense } from 'react'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'

type Props = Readonly<{
  id: string
  title: string
  answer: ReactNode
  children: ReactNode
  size?: 'small' | 'medium' | 'large'
}>

/**
 * A question of the reader, answered in words and then in pictures. The boundaries have no key: when the question
 * changes, the old answer stays (dimmed) until the new one is there, and skeletons are for the first time only.
 */
export function Question({ id, title, answer, children, size = 'medium' }: Props) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-5 border-line border-t py-10 lg:grid-cols-[19rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="mb-3 font-semibold text-xl tracking-tight">
          {title}
        </h2>
        <Suspense fallback={<TextSkeleton />}>{answer}</Suspense>
      </div>
      <div className="min-w-0 space-y-6">
        <Suspense fallback={<Skeleton size={size} />}>{children}</Suspense>
      </div>
    </section>
  )
}
