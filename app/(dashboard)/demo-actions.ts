'use server'

import { refresh } from 'next/cache'
import { getEnv } from '@/lib/env'
import { loadDemo, removeDemo } from '@/prisma/demo/load-demo'
import { attempt, type Outcome } from '../_access/attempt'
import type { Access } from '../_access/visitor'

export async function removeDemoShop(): Promise<Outcome> {
  return change(({ db }) => removeDemo(db))
}

export async function loadDemoShop(): Promise<Outcome> {
  const options = { now: new Date(), timeZone: getEnv().timeZone, onProgress: () => {} }
  return change(({ db }) => loadDemo(db, options))
}

async function change(act: (access: Access) => Promise<unknown>): Promise<Outcome> {
  const { problem } = await attempt('admin', act)
  if (problem === null) refresh()
  return { problem }
}
