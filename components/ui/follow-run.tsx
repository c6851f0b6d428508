'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 2_000

/** Shows the page anew while something is under way of which it tells. */
export function FollowRun({ isRunning }: Readonly<{ isRunning: boolean }>) {
  const router = useRouter()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [isRunning, router])
  return null
}
