import { readShareVersion, type Share } from '@/app/_access/share'
import { SectionsDataStateNotice } from '@/app/_frame/data-state-mark'
import { Refused } from '@/app/_frame/refused'
import { ReportFilters } from '@/app/_frame/report-filters'
import { Sections } from '@/app/_panels/sections'
import type { Screen } from '@/app/_screen/screen'
import { searchSharedProducts } from '@/app/share/[token]/search-action'
import { RangePicker } from '@/components/filters/day-pickers'
import { FilterBaseProvider } from '@/components/filters/filter-base'
import { LiveShare } from '@/components/reports/sharing/live-share'
import { NoteText } from '@/components/reports/sharing/note-text'
import { LogoIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/instead/notice'
import { DimmedWhilePending } from '@/components/ui/instead/pending'
import { PrintButton } from '@/components/ui/panel/print-button'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { formatMoment } from '@/lib/format/format-day'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { FrozenNow } from './frozen-now'
import { describeShare, isGone, toShareScreen } from './share-screen'

type Props = Readonly<{ share: Share; token: string; own: RawParameters; as: 'page' | 'embed' }>

/** A report as whoever has the link sees it; where what it shows is gone, that alone. */
export async function SharedReport({ share, token, own, as }: Props) {
  const { definition } = share
  const path = as === 'embed' ? `/share/${token}/embed` : `/share/${token}`
  const screen = await toShareScreen(share, token, own, path)
  return (
    <LiveShare statePath={`/share/${token}/state`} version={await readShareVersion(share)}>
      <FilterBaseProvider parameters={isGone(screen) ? {} : definition.parameters}>
        <main id="content" className="mx-auto max-w-6xl px-4 sm:px-6">
          {isGone(screen) ? (
            <div className="py-8">
              <Refused screen={screen} />
            </div>
          ) : (
            <Shown share={share} screen={screen} token={token} as={as} />
          )}
          <footer className="flex items-center gap-2 border-line border-t py-6 text-muted text-sm">
            <LogoIcon /> Made with Tundish
          </footer>
        </main>
      </FilterBaseProvider>
    </LiveShare>
  )
}

function Shown({ share, screen, token, as }: Omit<Props, 'own'> & Readonly<{ screen: Screen }>) {
  const { link, definition, timeZone, refreshedAt, frozen } = share
  return (
    <>
      <header className="space-y-4 pt-8 pb-6">
        <div className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <h1 className="break-words font-semibold text-2xl tracking-tight">{link.title}</h1>
            <p data-shown className="mt-1 break-words text-muted">
              {describeShare(screen)}
            </p>
            <p className="mt-1 break-words text-muted text-sm">
              {link.owner} · {asOf(refreshedAt, timeZone)}
              {frozen && ` · frozen on ${formatMoment(frozen.frozenAt, timeZone)}`}
            </p>
          </div>
          {as === 'page' && (
            <div className="flex items-center gap-2 print:hidden">
              <PrintButton />
              <ThemeToggle />
            </div>
          )}
        </div>
        {definition.note && <NoteText text={definition.note} />}
        <ShareControls screen={screen} token={token} />
        <SectionsDataStateNotice screen={screen} />
        {screen.notices.length > 0 && <Notice>{screen.notices.join(' ')}</Notice>}
        {frozen && <FrozenNow db={share.db} frozen={frozen} definition={link.definition} screen={screen} />}
      </header>
      <DimmedWhilePending>
        <Sections screen={screen} />
      </DimmedWhilePending>
    </>
  )
}

function asOf(refreshedAt: Date | null, timeZone: string): string {
  return refreshedAt ? `as of ${formatMoment(refreshedAt, timeZone)} ${timeZone}` : 'no numbers yet'
}

/** What of the question a visitor may change, and nothing else. */
function ShareControls({ screen, token }: { screen: Screen; token: string }) {
  const { place, data, query, preset } = screen
  if (place.scope === 'locked' || !data) return null
  if (place.scope === 'range') {
    return (
      <search aria-label="Filters" className="flex print:hidden">
        <RangePicker active={preset} range={query.range} suggestion={data} />
      </search>
    )
  }
  return <ReportFilters screen={screen} searchProducts={searchSharedProducts.bind(null, token)} />
}
