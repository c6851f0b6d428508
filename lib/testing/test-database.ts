import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Db, openDb } from '@/lib/db'
import { clearShop } from '@/lib/store/shop-data'
import { getTestUrl } from './test-url'

/** The database of this test file, emptied before each test: `const db = useTestDatabase()`, then `db()`. */
export function useTestDatabase(): () => Db {
  let db: Db | undefined
  const get = () => {
    if (!db) throw new Error('The test database opens in beforeAll.')
    return db
  }
  beforeAll(() => {
    db = openDb(getTestUrl())
  })
  beforeEach(() => emptyDatabase(get()))
  afterAll(() => get().$disconnect())
  return get
}

export async function emptyDatabase(db: Db): Promise<void> {
  await db.$transaction(async (tx) => {
    await clearShop(tx)
    await tx.$executeRaw`truncate import_run, import_reject, order_line, complete_row restart identity`
    await tx.$executeRaw`truncate goal, goal_change, annotation, report, report_version, share_link, frozen_report, audit_entry,
      guess_count, member, member_session, member_account, member_verification, member_invitation, pipeline_run,
      pipeline_step, refresh_run, restatement, alert, alert_delivery, dbt_artifact restart identity cascade`
    await tx.$executeRaw`update alert_judgement set judged_at = null`
    await tx.$executeRaw`update workspace set first_admin_id = null`
    await tx.$executeRaw`update refresh_state set time_zone = null, refreshed_at = null, changed_at = null, data_kind = null`
  })
}
