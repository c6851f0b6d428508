import Link from 'next/link'
import { redirect } from 'next/navigation'
import { type ReactNode, Suspense } from 'react'
import { askSettings } from '@/app/_answers/read-request-settings'
import { askFreshness, askHealth } from '@/app/_screen/ask'
import { NavLinks } from '@/components/filters/nav-links'
import { AccountItems, AccountMenu, LocalItems } from '@/components/members/account-menu'
import { LogoIcon } from '@/components/ui/icons'
import { DimmedWhilePending } from '@/components/ui/instead/pending'
import { PrintFoot } from '@/components/ui/panel/print-foot'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { formatMoment } from '@/lib/format/format-day'
import { ROLES, type Role } from '@/lib/forms/role'
import { toEntryPath } from '../_access/entry-path'
import { askStanding, isVisitorAllowed } from '../_access/visitor'
import { signOut } from './account/account-actions'
import { DemoBanner } from './demo-banner'
import { FreshnessLine } from './freshness-line'

/** Nothing of the shop, not even how fresh it is, for whoever is not let in; each page looks for itself, too. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const visitor = await askStanding()
  if (visitor.kind === 'stranger') redirect(await toEntryPath())
  const mayManage = isVisitorAllowed(visitor, 'admin')
  const links = LINKS.filter(({ need, at }) =>
    at !== undefined ? at === visitor.kind : isVisitorAllowed(visitor, need),
  )
  const isMember = visitor.kind === 'member'
  const account = isMember ? (
    <AccountItems name={visitor.name} role={ROLES[visitor.role].label} links={links} signOut={signOut} />
  ) : (
    <LocalItems links={links} />
  )
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        Skip to the content
      </a>
      {mayManage && (
        <Suspense>
          <DemoNote />
        </Suspense>
      )}
      <div data-dashboard className="relative">
        <header className="border-line border-b print:hidden">
          <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 px-4 py-2.5 sm:px-6 lg:gap-x-4 xl:flex-nowrap">
            <Link href="/" className="flex items-center gap-2 font-semibold text-base tracking-tight">
              <LogoIcon />
              <span className="max-sm:sr-only">Tundish</span>
            </Link>
            <Suspense>
              <NavLinks>
                <div className="mt-1.5 border-line border-t pt-1.5 sm:hidden">
                  {account}
                  <ThemeToggle />
                </div>
              </NavLinks>
            </Suspense>
            <div className="min-w-0 max-sm:order-last max-sm:w-full sm:ml-auto">
              <Suspense>
                <Freshness />
              </Suspense>
            </div>
            <div className="flex items-center gap-3 max-sm:hidden">
              <ThemeToggle />
              <AccountMenu name={isMember ? visitor.name : null}>{account}</AccountMenu>
            </div>
          </div>
        </header>
        <main id="content" className="mx-auto max-w-6xl px-4 sm:px-6">
          <DimmedWhilePending>{children}</DimmedWhilePending>
          <Suspense>
            <AsOf />
          </Suspense>
        </main>
      </div>
    </>
  )
}

/** `at`: for members alone, or only before there are any. */
const LINKS: readonly Readonly<{ href: string; label: string; need: Role; at?: 'member' | 'local' }>[] = [
  { href: '/setup', label: 'Create the first admin', need: 'admin', at: 'local' },
  { href: '/account', label: 'Account', need: 'viewer', at: 'member' },
  { href: '/settings', label: 'Settings', need: 'viewer' },
  { href: '/settings/links', label: 'Share links', need: 'editor' },
  { href: '/settings/alerts', label: 'Alerts', need: 'admin' },
  { href: '/settings/members', label: 'Members', need: 'admin' },
  { href: '/settings/audit', label: 'Audit log', need: 'admin' },
]

async function DemoNote() {
  const freshness = await askFreshness().catch(() => null)
  return freshness?.dataKind === 'demo' ? <DemoBanner /> : null
}

async function AsOf() {
  const freshness = await askFreshness().catch(() => null)
  if (!freshness) return null
  const { refreshedAt, dataKind } = freshness
  return <PrintFoot moment={refreshedAt && (await nameMoment(refreshedAt))} isDemo={dataKind === 'demo'} />
}

async function nameMoment(moment: Date): Promise<string> {
  const { timeZone } = await askSettings()
  return `${formatMoment(moment, timeZone)} ${timeZone}`
}

/** Says nothing where the database does not answer: the page itself then says that. */
async function Freshness() {
  const health = await askHealth().catch(() => null)
  if (!health) return null
  return <FreshnessLine health={health} />
}
