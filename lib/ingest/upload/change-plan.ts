import { TundishError } from '@/lib/errors'
import { withAllNames } from '../shapes/find-meanings'
import type { Mapping } from '../shapes/mapping'
import type { Question } from '../shapes/question'
import { readNames, toParts } from '../source/plan-import'
import { listSources, readPlans, type UploadPlan, writePlans } from './plan-upload'
import { toScratch, type Upload } from './upload-folder'
import { naming } from './upload-names'

/** Keeps another mapping for the files of a layout, which answers a question or none: the preview is of it from now on. */
export async function changePlan(
  upload: Upload,
  keysHash: string,
  mapping: Mapping,
  answer: Question['code'] | null = null,
): Promise<void> {
  const isChanged = await changePlans(upload, (plan) =>
    plan.keysHash === keysHash
      ? {
          ...plan,
          mapping,
          isChanged: true,
          isConfirmed: false,
          source: null,
          answered: answer ? [...plan.answered, answer] : plan.answered,
        }
      : plan,
  )
  if (!isChanged) throw new TundishError('bad_parameter', 'No file of such a layout was sent.')
}

/** False where nothing became another. */
async function changePlans(upload: Upload, change: (plan: UploadPlan) => UploadPlan): Promise<boolean> {
  const plans = (await readPlans(upload)) ?? []
  const changed = plans.map(change)
  await writePlans(upload, changed)
  return changed.some((plan, place) => plan !== plans[place])
}

/**
 * Reads on, for what events are called further down in files of which the first rows were looked at. What somebody changed meanwhile stands.
 */
export async function nameAll(upload: Upload, { dataDir }: Readonly<{ dataDir: string }>): Promise<void> {
  for (const { isNamed, keysHash, mapping, files } of (await readPlans(upload)) ?? []) {
    if (isNamed || !mapping) continue
    const parts = toParts(listSources(upload, files), toScratch(dataDir))
    const read = await naming(upload, () => readNames(mapping, parts, { names: [], now: new Date() }))
    await changePlans(upload, (plan) => {
      if (plan.keysHash !== keysHash || !plan.mapping) return plan
      const all = withAllNames(plan.mapping, read.names)
      const meanings = plan.isChanged ? { ...all.meanings, ...plan.mapping.meanings } : all.meanings
      return { ...plan, isNamed: true, mapping: { ...plan.mapping, meanings } }
    })
  }
}
