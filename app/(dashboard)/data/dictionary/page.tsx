import { memberPage } from '@/app/_frame/member-page'
import { ProductSearch } from '@/components/filters/table-filters'
import { DictionaryGroups } from '@/components/lineage/dictionary-groups'
import { DictionaryList } from '@/components/lineage/dictionary-list'
import { readListView } from '@/components/table/table-view'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatCount } from '@/lib/format/format-number'
import { listEntries, searchEntries, toDictionary, toWords } from '@/lib/lineage/dictionary'

export const metadata = { title: 'Dictionary' }

export default memberPage('viewer', async ({ raw }) => {
  const { q } = readListView(raw)
  const all = listEntries()
  const entries = searchEntries(all, q)
  return (
    <div className="space-y-6 pb-12">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">Dictionary</h1>
          <p className="mt-1 text-muted">
            {entries.length === all.length
              ? `${formatCount(all.length)} words: steps, metrics, reports, tables and their columns`
              : `${formatCount(entries.length)} of ${formatCount(all.length)} words`}
          </p>
        </div>
        <ProductSearch label="Search the dictionary" />
      </header>
      {entries.length === 0 && (
        <EmptyState title="Nothing is called or explained so">
          <p>Every word must be found: try fewer, or a part of one.</p>
        </EmptyState>
      )}
      {entries.length > 0 && q !== '' && (
        <DictionaryList label="Words" entries={entries} words={toWords(q)} />
      )}
      {q === '' && <DictionaryGroups dictionary={toDictionary()} />}
    </div>
  )
})
