import Link from 'next/link'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ListPager } from '@/components/filters/list-pager'
import { ProductSearch } from '@/components/filters/table-filters'
import { TemplateList } from '@/components/funnels/template-list'
import { SavedList } from '@/components/reports/saved/saved-list'
import { readListView, toListPage } from '@/components/table/table-view'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { formatMany } from '@/lib/format/format-many'
import { sayFunnel } from '@/lib/funnel/say-funnel'
import { listTemplates } from '@/lib/funnel/written/templates'
import { getProductFunnel, listStoredTypes } from '@/lib/store/event-meanings'
import { listFunnels, type SavedFunnel } from '@/lib/store/kept/funnels'
import { isVisitorAllowed } from '../../_access/visitor'
import { bringBackFunnel, copyFunnel, removeFunnel, renameFunnel } from './funnel-actions'

export const metadata = { title: 'Funnels' }

const ACTIONS = { rename: renameFunnel, copy: copyFunnel, remove: removeFunnel, bringBack: bringBackFunnel }

/** So many are seen at a glance; more are searched, and have pages. */
const FUNNELS_PER_PAGE = 20

export default memberPage('viewer', async ({ db, visitor, raw }) => {
  const [builtIn, saved, types] = await Promise.all([
    getProductFunnel(db),
    listFunnels(db),
    listStoredTypes(db),
  ])
  const mayEdit = isVisitorAllowed(visitor, 'editor')
  const { timeZone } = await askSettings()
  const lines = saved.map((funnel) => toLine(funnel, timeZone))
  const view = readListView(raw)
  const found = toListPage(lines, view, toSearched, FUNNELS_PER_PAGE)
  return (
    <div className="space-y-10 pb-12">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-8">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">Funnels</h1>
          <p className="mt-1 text-muted">Which steps people take, and how many come how far</p>
        </div>
        <Link href="/funnels/new" className="control control-primary flex items-center">
          New funnel
        </Link>
      </header>
      <section aria-label="Built in" className="rounded-lg border border-line bg-surface p-4 sm:px-5">
        <p className="font-semibold text-base">
          <NameLink name="The product funnel" href="/" />
        </p>
        <p className="break-words text-muted text-sm">{sayFunnel(builtIn)}</p>
        <p className="mt-1 text-ink-soft text-sm">
          Built in; the overview and all pages beside it are of this one. Which of your events its steps are
          is said {mayEdit ? <NameLink name="here" href="/data/sources/events" /> : 'by an editor'}.
        </p>
      </section>
      <TitledPart id="saved" title="Your own">
        {(view.q !== '' || lines.length > FUNNELS_PER_PAGE) && <ProductSearch label="Search funnels" />}
        <SavedList
          label="Saved funnels"
          noun="funnel"
          lines={found.rows}
          actions={mayEdit ? ACTIONS : null}
          confirmDelete={null}
        />
        {saved.length > 0 && found.matching === 0 && (
          <EmptyState title="No funnel has this in its name">
            <p>Nor in its description, its owner or its steps.</p>
            <p>
              <NameLink name="Show all funnels" href="/funnels" />
            </p>
          </EmptyState>
        )}
        <ListPager path="/funnels" raw={raw} page={found.page} pages={found.pages} />
        {saved.length === 0 && (
          <p className="max-w-prose text-ink-soft">
            A funnel of your own follows what the product funnel does not: the checkout field by field, from a
            search to a purchase, from one purchase to the next. Choose its steps from the events that are
            stored, and see at once how many come how far.
          </p>
        )}
      </TitledPart>
      <TitledPart id="templates" title="To begin with">
        <TemplateList templates={listTemplates(types)} />
      </TitledPart>
    </div>
  )
})

/** What of a line is searched: all that is said of it. */
function toSearched({ name, description, owner, shows }: ReturnType<typeof toLine>): string {
  return [name, description ?? '', owner, shows].join('\n')
}

function toLine({ current, versions, updatedAt, ...funnel }: SavedFunnel, timeZone: string) {
  return {
    ...funnel,
    href: `/funnels/${funnel.id}`,
    shows: sayFunnel(current.definition),
    changed: formatMoment(updatedAt, timeZone),
    more: formatMany(versions.length, 'version'),
  }
}
