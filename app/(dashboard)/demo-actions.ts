'use server'

import { askSettings } from '@/app/_answers/read-request-settings'
import type { Outcome } from '@/lib/forms/form'
import { loadDemo, removeDemo } from '@/prisma/demo/load-demo'
import { change } from '../_access/attempt'

export async function removeDemoShop(): Promise<Outcome> {
  return change('admin', ({ db }) => removeDemo(db))
}

export async function loadDemoShop(): Promise<Outcome> {
  const options = { now: new Date(), timeZone: (await askSettings()).timeZone, onProgress: () => {} }
  return change('admin', ({ db }) => loadDemo(db, options))
}
