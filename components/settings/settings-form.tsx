'use client'

import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { Choice, TextInput } from '@/components/form/inputs'
import { type FormState, useForm } from '@/components/form/use-form'
import { Notice } from '@/components/ui/instead/notice'
import { capitalise } from '@/lib/format/capitalise'
import { formatMonth } from '@/lib/format/format-day'
import type { Outcome } from '@/lib/forms/form'
import {
  needsRebuild,
  WORKSPACE_SETTINGS,
  type WorkspaceSetting,
  type WorkspaceSettingName,
} from '@/lib/forms/workspace-setting'
import { WEEK_STARTS } from '@/lib/time/grain'

export type SettingsOutcome = Outcome & Readonly<{ run: string | null }>

type Typed = Readonly<Record<string, string>>

type Props = Readonly<{
  settings: readonly WorkspaceSetting[]
  hasData: boolean
  /** Null for whoever may only read them. */
  save: ((typed: Typed) => Promise<SettingsOutcome>) | null
}>

/** The settings of the workspace: to be changed, or for whoever may not, to be read. */
export function SettingsForm({ settings, hasData, save }: Props) {
  return save ? <Changeable {...{ settings, hasData, save }} /> : <Readable settings={settings} />
}

function Changeable({ settings, hasData, save }: Props & Readonly<{ save: NonNullable<Props['save']> }>) {
  const router = useRouter()
  const own = settings.filter(({ from }) => from !== 'environment')
  const first = Object.fromEntries(own.map(({ name, value }) => [name, value])) as Record<
    WorkspaceSettingName,
    string
  >
  const form = useForm(first, save, ({ run }) => run && router.push(`/data/runs/${run}`))
  const changed = own.flatMap(({ name, value }) => (asKept(name, form.typed[name]) === value ? [] : [name]))
  const isLong = hasData && needsRebuild(changed)
  return (
    <div className="space-y-8">
      {own.length > 0 && (
        <Form
          name="Settings"
          form={form}
          button={isLong ? 'Save and count anew' : 'Save'}
          className="grid max-w-2xl gap-5 sm:grid-cols-2"
        >
          {own.map(({ name }) => (
            <SettingInput key={name} name={name} form={form} />
          ))}
          {isLong && (
            <div className="col-span-full">
              <Notice>
                Everything that is stored is counted anew with this, which takes as long as a full refresh.
                You see how far it is; until then pages show the numbers of before.
              </Notice>
            </div>
          )}
          {changed.length === 0 && form.answer?.problem === null && <p role="status">Saved.</p>}
        </Form>
      )}
      {own.length < settings.length && (
        <Readable settings={settings.filter(({ from }) => from === 'environment')} />
      )}
    </div>
  )
}

/** Codes of currencies are kept in capitals. */
function asKept(name: WorkspaceSettingName, text = ''): string {
  return name === 'currency' ? text.trim().toUpperCase() : text.trim()
}

type Options = readonly Readonly<{ value: string; label: string }>[]

/** Of settings that are chosen, not typed. */
const OPTIONS: Readonly<Partial<Record<WorkspaceSettingName, Options>>> = {
  fiscalMonth: Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: formatMonth(index + 1),
  })),
  weekStart: Object.keys(WEEK_STARTS).map((value) => ({ value, label: capitalise(value) })),
}

type InputProps = Readonly<{ name: WorkspaceSettingName; form: FormState<WorkspaceSettingName> }>

function SettingInput({ name, form }: InputProps) {
  const { label, hint } = WORKSPACE_SETTINGS[name]
  const input = { label, hint, ...form.of(name) }
  const options = OPTIONS[name]
  return options ? <Choice {...input} options={options} /> : <TextInput {...input} />
}

function Readable({ settings }: Pick<Props, 'settings'>) {
  return (
    <dl className="grid max-w-2xl gap-x-8 gap-y-4 sm:grid-cols-2">
      {settings.map(({ name, value, from }) => (
        <div key={name}>
          <dt className="font-medium text-ink-soft text-sm">{WORKSPACE_SETTINGS[name].label}</dt>
          <dd className="break-words">
            {OPTIONS[name]?.find((option) => option.value === value)?.label ?? (value || 'not known')}
            <span className="block text-muted text-xs">
              {from === 'environment'
                ? `Set by ${WORKSPACE_SETTINGS[name].variable} on the server, which wins.`
                : WORKSPACE_SETTINGS[name].hint}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
