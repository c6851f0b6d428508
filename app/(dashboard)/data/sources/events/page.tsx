import { memberPage } from '@/app/_frame/member-page'
import { MeaningList } from '@/components/sources/imports/meaning-list'
import { SourceHeader } from '@/components/sources/source-header'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { listStoredTypes } from '@/lib/store/event-meanings'
import { countWorkingLinks } from '@/lib/store/kept/share-links'
import { saveMeanings } from '../import-actions'

export const metadata = { title: 'What events mean' }

export default memberPage('editor', async ({ db }) => {
  const [types, links] = await Promise.all([listStoredTypes(db), countWorkingLinks(db, new Date())])
  return (
    <div className="space-y-6 pb-12">
      <SourceHeader title="What events mean">
        <p className="mt-1 max-w-prose text-muted">
          Events keep the names with which they came. Which of them are which step can be changed here at any
          time, and all is counted anew from what is stored.
        </p>
      </SourceHeader>
      {types.length === 0 ? (
        <EmptyState title="No events yet">
          <p>
            <NameLink name="Add files" href="/data/sources" /> first.
          </p>
        </EmptyState>
      ) : (
        <MeaningList types={types} links={links} save={saveMeanings} />
      )}
    </div>
  )
})
