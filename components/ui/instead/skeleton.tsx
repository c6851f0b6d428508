const HEIGHTS = { small: 'h-32', medium: 'h-72', large: 'h-[28rem]' } as const

/** Keeps the place of a panel that is on its way, so that nothing jumps when it comes. */
export function Skeleton({ size = 'medium' }: { size?: keyof typeof HEIGHTS }) {
  return (
    <div role="status" className={`animate-pulse rounded-lg bg-sunken ${HEIGHTS[size]}`}>
      <span className="sr-only">Loading</span>
    </div>
  )
}

export function TextSkeleton() {
  return (
    <div role="status" className="animate-pulse space-y-2 pt-1">
      <span className="sr-only">Loading</span>
      <div className="h-4 w-full rounded bg-sunken" />
      <div className="h-4 w-11/12 rounded bg-sunken" />
      <div className="h-4 w-2/3 rounded bg-sunken" />
    </div>
  )
}
