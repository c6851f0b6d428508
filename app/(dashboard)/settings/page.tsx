import { isVisitorAllowed } from '@/app/_access/visitor'
import { memberPage } from '@/app/_frame/member-page'
import { askFreshness } from '@/app/_screen/ask'
import { SettingsForm } from '@/components/settings/settings-form'
import { listWorkspaceSettings } from '@/lib/settings'
import { saveSettings } from './settings-actions'

export const metadata = { title: 'Settings' }

export default memberPage('viewer', async ({ db, visitor }) => {
  const [settings, { data }] = await Promise.all([listWorkspaceSettings(db), askFreshness()])
  return (
    <div className="max-w-3xl space-y-8 pb-12">
      <header className="pt-8">
        <h1 className="font-semibold text-2xl tracking-tight">Settings</h1>
        <p className="mt-1 max-w-prose text-muted">
          How this workspace counts, for everybody. What the environment of the server sets stands there and
          cannot be changed here.
        </p>
      </header>
      <SettingsForm
        settings={settings}
        hasData={data !== null}
        save={isVisitorAllowed(visitor, 'admin') ? saveSettings : null}
      />
    </div>
  )
})
