import type { Db } from './db'
import { listSetVariables, parseEnv, type Settings } from './env'
import { TundishError } from './errors'
import { WrongField } from './forms/form'
import {
  type ChosenSettings,
  WORKSPACE_SETTING_NAMES,
  WORKSPACE_SETTINGS,
  type WorkspaceSetting,
  type WorkspaceSettingName,
} from './forms/workspace-setting'
import { getChosenSettings } from './store/workspace-settings'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * All settings as they hold now: an environment variable that is set wins, then what the workspace chose, then the default.
 * Read anew for each answer and each run, so that a change needs no restart on any server.
 */
export async function readSettings(db: Pick<Db, 'workspace'>): Promise<Settings> {
  return parseEnv({ ...toVariables(await getChosenSettings(db)), ...listSetVariables() })
}

/** Those of the workspace, in the order of their page, with who said so. */
export async function listWorkspaceSettings(
  db: Db,
  set: Variables = listSetVariables(),
): Promise<readonly WorkspaceSetting[]> {
  const chosen = await getChosenSettings(db)
  return WORKSPACE_SETTING_NAMES.map((name) => {
    const { variable, usual } = WORKSPACE_SETTINGS[name]
    const given = set[variable]
    if (given !== undefined) return { name, value: given, from: 'environment' }
    return { name, value: chosen[name] ?? usual, from: chosen[name] ? 'workspace' : 'default' }
  })
}

/** What somebody chose, as it is kept. Throws `WrongField` for the first that makes no sense. */
export function parseChosen(given: Readonly<Record<string, string>>): ChosenSettings {
  const chosen = WORKSPACE_SETTING_NAMES.flatMap((name) => {
    const text = given[name]?.trim()
    return text === undefined ? [] : [[name, parseOne(name, text)] as const]
  })
  return Object.fromEntries(chosen)
}

function parseOne(name: WorkspaceSettingName, text: string): string {
  const { variable, label } = WORKSPACE_SETTINGS[name]
  const value = name === 'currency' ? text.toUpperCase() : text
  try {
    parseEnv({ [variable]: value })
    return value
  } catch (error) {
    if (!(error instanceof TundishError)) throw error
    throw new WrongField(name, error.message.replace(variable, label))
  }
}

function toVariables(chosen: ChosenSettings): Variables {
  const names = Object.keys(chosen) as WorkspaceSettingName[]
  return Object.fromEntries(names.map((name) => [WORKSPACE_SETTINGS[name].variable, chosen[name]]))
}
