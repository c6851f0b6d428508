import { formatCount } from '@/lib/format/format-number'
import type { PipelineContext, StepResult } from './pipeline-context'
import { runSnapshot } from './snapshot/run-snapshot'
import { SNAPSHOTS } from './snapshot/snapshot-spec'

/** Keeps what changed in orders and products since the last run. */
export async function runSnapshotStep({ db, settings, now, log }: PipelineContext): Promise<StepResult> {
  const { snapshotStrategy: strategy, hardDeletes } = settings
  const said: string[] = []
  let rows = 0
  for (const [name, spec] of Object.entries(SNAPSHOTS)) {
    const { added, changed, gone } = await runSnapshot(db, spec, { strategy, hardDeletes, now })
    log(
      `${spec.snapshot}: ${formatCount(added)} new, ${formatCount(changed)} changed, ${formatCount(gone)} gone`,
    )
    if (changed > 0) said.push(`${formatCount(changed)} ${name} changed`)
    if (added > 0) said.push(`${formatCount(added)} ${name} are new`)
    if (gone > 0) said.push(`${formatCount(gone)} ${name} are gone`)
    rows += added + changed + gone
  }
  const message = said.length === 0 ? 'Nothing had changed.' : `${said.join(', ')}.`
  return { state: 'passed', rows, message }
}
