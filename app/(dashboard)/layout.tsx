import Link from 'next/link'
import { redirect } from 'next/navigation'
import { type ReactNode, Suspense } from 'react'
import { askFreshness, askHealth } from '@/app/_screen/ask'
import { NavLinks } from '@/components/filters/nav-links'
import { AccountMenu, LocalNote } from '@/components/members/account-menu'
import { LogoIcon } from '@/components/ui/icons'
import { DimmedWhilePending } from '@/components/ui/pending'
import { PrintFoot } from '@/components/ui/print-foot'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { ROLES } from '@/lib/forms/role'
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
      <header className="border-line border-b print:hidden">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 sm:gap-x-6 sm:px-6 xl:flex-nowrap xl:gap-x-4">
          <Link href="/" className="flex items-center gap-2 font-semibold text-base tracking-tight">
            <LogoIcon />
            Tundish
          </Link>
          <div className="order-last w-full sm:order-none sm:w-auto xl:shrink-0">
            <Suspense>
              <NavLinks />
            </Suspense>
          </div>
          <div className="ml-auto flex min-w-0 items-center gap-1 sm:gap-3">
            <Suspense>
              <Freshness />
            </Suspense>
            <ThemeToggle />
            {visitor.kind === 'member' ? (
              <AccountMenu
                name={visitor.name}
                role={ROLES[visitor.role].label}
                links={ACCOUNT_LINKS.filter(({ need }) => isVisitorAllowed(visitor, need))}
                signOut={signOut}
              />
            ) : (
              <LocalNote />
            )}
          </div>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-6xl px-4 sm:px-6">
        <DimmedWhilePending>{children}</DimmedWhilePending>
        <Suspense>
          <AsOf />
        </Suspense>
      </main>
    </>
  )
}

const ACCOUNT_LINKS = [
  { href: '/account', label: 'Account', need: 'viewer' },
  { href: '/settings/links', label: 'Share links', need: 'editor' },
  { href: '/settings/alerts', label: 'Alerts', need: 'admin' },
  { href: '/settings/members', label: 'Members', need: 'admin' },
  { href: '/settings/audit', label: 'Audit log', need: 'admin' },
] as const

async function DemoNote() {
  const freshness = await askFreshness().catch(() => null)
  return freshness?.dataKind === 'demo' ? <DemoBanner /> : null
}

async function AsOf() {
  const freshness = await askFreshness().catch(() => null)
  if (!freshness) return null
  const { refreshedAt, dataKind } = freshness
  return <PrintFoot moment={refreshedAt && nameMoment(refreshedAt)} isDemo={dataKind === 'demo'} />
}

function nameMoment(moment: Date): string {
  const { timeZone } = getEnv()
  return `${formatMoment(moment, timeZone)} ${timeZone}`
}

/** Says nothing where the database does not answer: the page itself then says that. */
async function Freshness() {
  const health = await askHealth().catch(() => null)
  if (!health) return null
  const { refreshed_at: refreshedAt } = health
  return <FreshnessLine health={health} moment={refreshedAt && nameMoment(new Date(refreshedAt))} />
}
