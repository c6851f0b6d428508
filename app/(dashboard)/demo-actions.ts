'use server'

import { refresh } from 'next/cache'
import { getDb } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { loadDemo, removeDemo } from '@/prisma/demo/load-demo'

/** What went wrong, in a sentence; null when nothing did. Errors do not cross to the browser with their words. */
export type DemoOutcome = Readonly<{ problem: string | null }>

export async function removeDemoShop(): Promise<DemoOutcome> {
  return attempt(() => removeDemo(getDb()))
}

export async function loadDemoShop(): Promise<DemoOutcome> {
  const options = { now: new Date(), timeZone: getEnv().timeZone, onProgress: () => {} }
  return attempt(() => loadDemo(getDb(), options))
}

async function attempt(change: () => Promise<unknown>): Promise<DemoOutcome> {
  try {
    await change()
    refresh()
    return { problem: null }
  } catch (error) {
    if (error instanceof TundishError) return { problem: error.message }
    throw error
  }
}
