'use server'

import { z } from 'zod'
import type { SettingsOutcome } from '@/components/settings/settings-form'
import { TundishError } from '@/lib/errors'
import { parseForm, text } from '@/lib/forms/form'
import { needsRebuild } from '@/lib/forms/workspace-setting'
import { startPipeline } from '@/lib/pipeline/run-pipeline'
import { parseChosen } from '@/lib/settings'
import { chooseSettings } from '@/lib/store/workspace-settings'
import { change } from '../../_access/attempt'
import { nameVisitor } from '../../_access/visitor'

const TYPED = z.record(z.string(), text('A setting is text.'))

/** Keeps what was chosen, and begins to count anew where that is needed; the run that does it, if one began here. */
export async function saveSettings(raw: unknown): Promise<SettingsOutcome> {
  const { value, ...outcome } = await change('admin', async ({ db, actor, visitor }) => {
    const changed = await chooseSettings(db, actor, parseChosen(parseForm(TYPED, raw)))
    if (!needsRebuild(changed)) return null
    const asked = {
      steps: ['refresh', 'test', 'docs'],
      trigger: 'screen',
      askedBy: nameVisitor(visitor),
    } as const
    // Where another run is under way, the next one counts anew.
    return startPipeline(db, asked).catch((error: unknown) => {
      if (error instanceof TundishError && error.code === 'busy') return null
      throw error
    })
  })
  return { ...outcome, run: value }
}
