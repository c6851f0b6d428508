'use client'

import { useEffect, useRef, useState } from 'react'

/** How much came a second, over the last seconds; null until that can be said. Where it is less than before, it began anew. */
export function useRate(done: number): number | null {
  const seen = useRef<{ at: number; done: number }[]>([])
  const [rate, setRate] = useState<number | null>(null)
  useEffect(() => {
    const now = Date.now()
    const last = seen.current.at(-1)
    if (last && now - last.at < LEAST_MS) return
    const isAnew = last !== undefined && done < last.done
    const before = isAnew ? [] : seen.current.filter(({ at }) => now - at < WINDOW_MS)
    seen.current = [...before, { at: now, done }]
    if (isAnew) setRate(null)
    const [first] = seen.current
    if (first && now - first.at >= LEAST_MS) setRate(((done - first.done) * 1_000) / (now - first.at))
  }, [done])
  return rate
}

const LEAST_MS = 400
const WINDOW_MS = 15_000
