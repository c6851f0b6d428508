'use server'

import { removeProject } from '@/lib/dbt/keep-artifact'
import { TundishError } from '@/lib/errors'
import type { Outcome } from '@/lib/forms/form'
import { addAuditEntry } from '@/lib/store/members/audit'
import { change } from '../../../_access/attempt'

// Called by the browser, so whatever arrives is checked.

/** Forgets the files of a dbt project. */
export async function removeDbtProject(project: unknown): Promise<Outcome> {
  return change('admin', async ({ db, actor }) => {
    if (typeof project !== 'string' || !(await removeProject(db, project))) {
      throw new TundishError('bad_parameter', 'No file of such a project is held.')
    }
    await addAuditEntry(db, actor, { action: 'dbt-removed', subject: project })
  })
}
