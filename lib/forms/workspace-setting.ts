type Setting = Readonly<{
  label: string
  hint: string
  /** The environment variable that wins over what is chosen here. */
  variable: string
  /** What it is where nobody said anything. */
  usual: string
  /** Another one makes other sessions or days of all that is stored. */
  rebuilds?: true
}>

/** How a workspace counts, in the order of its page. Every value is a text, as an environment variable has it. */
export const WORKSPACE_SETTINGS = {
  currency: {
    label: 'Currency',
    hint: 'Of orders that do not say: three letters of ISO 4217, such as EUR. Empty: not known.',
    variable: 'TUNDISH_CURRENCY',
    usual: '',
  },
  fiscalMonth: {
    label: 'First month of the year',
    hint: 'Quarters are counted from it.',
    variable: 'TUNDISH_FISCAL_MONTH',
    usual: '1',
  },
  weekStart: {
    label: 'First day of the week',
    hint: 'Weeks of pictures begin on it, and weekdays are told from it on.',
    variable: 'TUNDISH_WEEK_START',
    usual: 'monday',
  },
  smallestChange: {
    label: 'Smallest change, in percentage points',
    hint: 'That is worth acting on: a rate that surely moved less is flat.',
    variable: 'TUNDISH_SMALLEST_CHANGE',
    usual: '1',
  },
  conversionHours: {
    label: 'Time to convert, in hours',
    hint: 'How long after its start a session may still check out before it counts as lost: 1 to 720.',
    variable: 'TUNDISH_CONVERSION_HOURS',
    usual: '24',
  },
  idleMinutes: {
    label: 'Pause between sessions, in minutes',
    hint: 'A longer one begins another session, where a source names none: 1 to 1440.',
    variable: 'TUNDISH_IDLE_MINUTES',
    usual: '30',
    rebuilds: true,
  },
  timeZone: {
    label: 'Time zone',
    hint: 'In which days are cut: UTC, or a name such as Europe/Berlin.',
    variable: 'TUNDISH_TIME_ZONE',
    usual: 'UTC',
    rebuilds: true,
  },
} as const satisfies Record<string, Setting>

export type WorkspaceSettingName = keyof typeof WORKSPACE_SETTINGS

export const WORKSPACE_SETTING_NAMES = Object.keys(WORKSPACE_SETTINGS) as readonly WorkspaceSettingName[]

/** Those that were chosen. */
export type ChosenSettings = Readonly<Partial<Record<WorkspaceSettingName, string>>>

/** One as its page shows it: what holds, and who said so. */
export type WorkspaceSetting = Readonly<{
  name: WorkspaceSettingName
  value: string
  from: 'environment' | 'workspace' | 'default'
}>

/** Null for what is none. */
export function parseWorkspaceSettingName(given: unknown): WorkspaceSettingName | null {
  return WORKSPACE_SETTING_NAMES.find((name) => name === given) ?? null
}

/** Whether one of these makes other sessions or days of all that is stored. */
export function needsRebuild(names: readonly WorkspaceSettingName[]): boolean {
  return names.some((name) => 'rebuilds' in WORKSPACE_SETTINGS[name])
}
