import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import { NavLinks } from '@/components/filters/nav-links'
import { LogoIcon } from '@/components/ui/icons'
import { DimmedWhilePending } from '@/components/ui/pending'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { askFreshness } from '../_panels/ask'
import { DemoBanner } from './demo-banner'
import { FreshnessLine } from './freshness-line'

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        Skip to the content
      </a>
      <Suspense>
        <DemoNote />
      </Suspense>
      <header className="border-line border-b">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-4 sm:gap-x-6 py-2.5 sm:px-6">
          <Link href="/" className="flex items-center gap-2 font-semibold text-base tracking-tight">
            <LogoIcon />
            Tundish
          </Link>
          <div className="order-last w-full sm:order-none sm:w-auto">
            <Suspense>
              <NavLinks />
            </Suspense>
          </div>
          <div className="ml-auto flex items-center gap-1 sm:gap-3">
            <Suspense>
              <Freshness />
            </Suspense>
            <ThemeToggle />
          </div>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-6xl px-4 sm:px-6">
        <DimmedWhilePending>{children}</DimmedWhilePending>
      </main>
    </>
  )
}

async function DemoNote() {
  const freshness = await askFreshness().catch(() => null)
  return freshness?.dataKind === 'demo' ? <DemoBanner /> : null
}

/** Says nothing where the database does not answer: the page itself then says that. */
async function Freshness() {
  const freshness = await askFreshness().catch(() => null)
  if (!freshness) return null
  const { refreshedAt, waiting } = freshness
  const { timeZone } = getEnv()
  return (
    <FreshnessLine
      refreshedAt={refreshedAt?.toISOString() ?? null}
      waiting={waiting}
      moment={refreshedAt && `${formatMoment(refreshedAt, timeZone)} ${timeZone}`}
    />
  )
}
