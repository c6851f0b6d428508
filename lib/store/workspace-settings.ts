import type { Db } from '@/lib/db'
import {
  type ChosenSettings,
  parseWorkspaceSettingName,
  WORKSPACE_SETTINGS,
  type WorkspaceSettingName,
} from '@/lib/forms/workspace-setting'
import { type Actor, addAuditEntry } from './members/audit'

const ONLY = { where: { id: 1 } } as const

/** What was chosen of the settings of the workspace; nothing where that was never done. */
export async function getChosenSettings(db: Pick<Db, 'workspace'>): Promise<ChosenSettings> {
  const row = await db.workspace.findUnique({ ...ONLY, select: { settings: true } })
  const kept = Object.entries((row?.settings ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    kept.filter(([name, value]) => parseWorkspaceSettingName(name) && typeof value === 'string'),
  )
}

/** Chooses some anew, and returns which are others than before; the log says from what to what. Their values are valid. */
export function chooseSettings(
  db: Db,
  actor: Actor,
  chosen: ChosenSettings,
): Promise<readonly WorkspaceSettingName[]> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from workspace where id = 1 for update`
    const before = await getChosenSettings(tx)
    const of = (from: ChosenSettings, name: WorkspaceSettingName) =>
      from[name] ?? WORKSPACE_SETTINGS[name].usual
    const changed = (Object.keys(chosen) as WorkspaceSettingName[]).filter(
      (name) => of(chosen, name) !== of(before, name),
    )
    if (changed.length === 0) return []
    await tx.workspace.update({ ...ONLY, data: { settings: { ...before, ...chosen } } })
    for (const name of changed) {
      const detail = `${of(before, name) || 'none'} to ${of(chosen, name) || 'none'}`
      const { label: subject } = WORKSPACE_SETTINGS[name]
      await addAuditEntry(tx, actor, { action: 'setting-changed', subject, detail })
    }
    return changed
  })
}
