import type { Command } from 'commander'
import { TundishError } from '@/lib/errors'
import {
  needsRebuild,
  parseWorkspaceSettingName,
  WORKSPACE_SETTING_NAMES,
  WORKSPACE_SETTINGS,
  type WorkspaceSetting,
} from '@/lib/forms/workspace-setting'
import { toColumns } from '@/lib/reports/report-table'
import { listWorkspaceSettings, parseChosen } from '@/lib/settings'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { chooseSettings } from '@/lib/store/workspace-settings'
import { onDb } from '../open-database'
import { addList, type Listing } from '../print-list'
import type { Output } from '../write-text'

const SETTINGS: Listing<WorkspaceSetting> = {
  columns: [
    ...toColumns<WorkspaceSetting>('text', 'name', 'value', 'from'),
    { name: 'variable', kind: 'text', value: ({ name }) => WORKSPACE_SETTINGS[name].variable },
  ],
  read: listWorkspaceSettings,
  none: 'There are no settings.',
}

export function addSettingsCommands(program: Command, io: Output): void {
  const settings = program.command('settings').description('how the workspace counts')
  addList(settings, 'print them, with who said so', SETTINGS, io)
  settings
    .command('set')
    .description('change one; a variable that is set wins over it')
    .argument('<name>', `one of ${WORKSPACE_SETTING_NAMES.join(', ')}`)
    .argument('<value>', 'as its variable has it')
    .action((given: string, value: string) =>
      onDb(async (db) => {
        const name = parseWorkspaceSettingName(given)
        if (!name) {
          const names = WORKSPACE_SETTING_NAMES.join(', ')
          throw new TundishError('bad_parameter', `There is no such setting; there are ${names}.`)
        }
        const changed = await chooseSettings(db, COMMAND_LINE, parseChosen({ [name]: value }))
        const more = needsRebuild(changed) ? ' The next refresh counts everything anew.' : ''
        return `${WORKSPACE_SETTINGS[name].label}: ${value || 'none'}.${more}\n`
      }),
    )
}
