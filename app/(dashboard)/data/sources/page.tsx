import Link from 'next/link'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ListPager } from '@/components/filters/list-pager'
import { EraseUser } from '@/components/sources/erase-user'
import { AddTable } from '@/components/sources/imports/add-table'
import { ImportTable } from '@/components/sources/imports/import-table'
import { SourceTable } from '@/components/sources/imports/source-table'
import { MakeKey } from '@/components/sources/live/make-key'
import { DropFiles } from '@/components/sources/upload/drop-files'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatCount } from '@/lib/format/format-number'
import { readPage } from '@/lib/query/request/parse-parameters'
import { listImports } from '@/lib/store/runs/source-imports'
import { listSources } from '@/lib/store/source-list'
import { isVisitorAllowed } from '../../../_access/visitor'
import { askErasure, erasePerson } from './erase-actions'
import { makeKey } from './key-actions'
import { addTable } from './table-actions'

export const metadata = { title: 'Sources' }

const PATH = '/data/sources'
const ON_A_PAGE = 20

export default memberPage('editor', async ({ db, visitor, raw }) => {
  const page = readPage(raw)
  const [sources, { imports, all }] = await Promise.all([
    listSources(db),
    listImports(db, { take: ON_A_PAGE, skip: (page - 1) * ON_A_PAGE }),
  ])
  const { timeZone, keepDays } = await askSettings()
  return (
    <div className="space-y-10 pb-12">
      <header className="pt-8">
        <h1 className="font-semibold text-2xl tracking-tight">Sources</h1>
        <p className="mt-1 text-muted">
          Where the rows come from, and{' '}
          <Link className="link" href="/data/sources/events">
            what events mean
          </Link>
          ; times are of {timeZone}.{' '}
          {keepDays === null
            ? 'No row goes because it is old.'
            : `Events are kept for ${formatCount(keepDays)} days after the end of their session; what they counted stays.`}
        </p>
      </header>
      <div className="space-y-4">
        <DropFiles />
        {isVisitorAllowed(visitor, 'admin') && (
          <>
            <MakeKey make={makeKey} />
            <AddTable add={addTable} />
          </>
        )}
      </div>
      {sources.length > 0 && (
        <TitledPart id="sources" title="What comes from where">
          <SourceTable sources={sources} timeZone={timeZone} />
        </TitledPart>
      )}
      {all > 0 && (
        <TitledPart id="imports" title="Imports">
          <ImportTable imports={imports} timeZone={timeZone} />
          <ListPager path={PATH} raw={raw} page={page} pages={Math.ceil(all / ON_A_PAGE)} />
        </TitledPart>
      )}
      {isVisitorAllowed(visitor, 'admin') && <EraseUser ask={askErasure} erase={erasePerson} />}
    </div>
  )
})
