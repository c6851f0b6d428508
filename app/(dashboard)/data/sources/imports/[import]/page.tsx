import Link from 'next/link'
import { notFound } from 'next/navigation'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { ListPager } from '@/components/filters/list-pager'
import { ImportFigures } from '@/components/sources/imports/import-figures'
import { ImportFollower } from '@/components/sources/imports/import-follower'
import { RejectTable } from '@/components/sources/imports/reject-table'
import { RetryRejects } from '@/components/sources/imports/retry-rejects'
import { UndoImport } from '@/components/sources/imports/undo-import'
import { SourceHeader } from '@/components/sources/source-header'
import { StepTotals } from '@/components/sources/totals/total-tables'
import { DropTotals } from '@/components/sources/upload/drop-files'
import { Notice } from '@/components/ui/instead/notice'
import { NameLink } from '@/components/ui/name-link'
import { StateMark } from '@/components/ui/panel/state-mark'
import { TitledPart } from '@/components/ui/panel/titled-part'
import type { Db } from '@/lib/db'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { readUpload } from '@/lib/ingest/upload/upload-folder'
import { nameUploads } from '@/lib/ingest/upload/upload-names'
import { listTotals, reconcileUpload } from '@/lib/ingest/upload/upload-totals'
import { readPage } from '@/lib/query/request/parse-parameters'
import { readImportProgress } from '@/lib/store/runs/import-progress'
import { CANCELLED, type ImportState } from '@/lib/store/runs/import-state'
import { getImport, listRefusedRows, listSentWith, type SentWith } from '@/lib/store/runs/source-imports'
import { cancelSourceImport, startWaitingImports } from '../../import-actions'
import { askUndo, retrySourceRejects, undoSourceImport } from '../../undo-actions'

export const metadata = { title: 'An import' }

const ON_A_PAGE = 50

const MAY_BE_UNDONE: ReadonlySet<ImportState> = new Set(['done', 'cancelled', 'failed', 'undoing'])

export default memberPage<{ import: string }>('editor', async ({ db, params, raw }) => {
  const found = await getImport(db, params.import)
  const progress = found && (await readImportProgress(db, found.id))
  if (!found || !progress) notFound()
  const { timeZone, dataDir } = await askSettings()
  const page = readPage(raw)
  const [refused, others] = await Promise.all([
    listRefusedRows(db, found.id, { take: ON_A_PAGE, skip: (page - 1) * ON_A_PAGE }),
    listSentWith(db, found.id),
  ])
  const [problem = '', ...files] = await nameUploads(dataDir, [
    found.problem ?? '',
    ...refused.rows.map(({ file }) => file),
  ])
  const path = `/data/sources/imports/${found.id}`
  return (
    <div className="space-y-8 pb-12">
      <SourceHeader title={found.source}>
        <p className="mt-1 text-muted">
          <StateMark state={found.state} /> · import {found.id} · {formatMoment(found.startedAt, timeZone)}{' '}
          {timeZone}
          {found.askedBy && ` · asked for by ${found.askedBy}`}
          {found.sourceId && (
            <>
              {' '}
              ·{' '}
              <NameLink
                name={`${found.format}, mapping ${found.mappingNumber}`}
                href={`/data/sources/${found.sourceId}`}
              />
            </>
          )}
        </p>
        <Together others={others} />
      </SourceHeader>
      {found.problem && found.problem !== CANCELLED && <Notice>{problem}</Notice>}
      <ImportFollower
        id={found.id}
        first={progress}
        cancel={cancelSourceImport.bind(null, found.id)}
        start={startWaitingImports}
      />
      <ImportFigures of={found} />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {found.state === 'done' && (
          <Link className="control control-primary inline-flex w-fit items-center" href="/?range=all">
            See the funnel
          </Link>
        )}
        {MAY_BE_UNDONE.has(found.state) && (
          <UndoImport
            id={found.id}
            ask={askUndo.bind(null, found.id)}
            undo={undoSourceImport.bind(null, found.id)}
          />
        )}
      </div>
      {found.state === 'done' && <AsTheSourceSays db={db} upload={found.upload} />}
      {refused.all > 0 && (
        <TitledPart id="refused" title="Refused rows">
          <p className="text-ink-soft">
            {formatCount(refused.all)} {refused.all === 1 ? 'row was' : 'rows were'} not taken, and{' '}
            {refused.all === 1 ? 'is' : 'are'} kept as {refused.all === 1 ? 'it' : 'they'} came.{' '}
            <a className="link" href={`${path}/rejects.csv`} download>
              CSV
            </a>
          </p>
          {found.sourceId && found.state === 'done' && (
            <RetryRejects retry={retrySourceRejects.bind(null, found.id)} />
          )}
          <RejectTable
            rows={refused.rows.map((row, index) => ({ ...row, file: files[index] ?? row.file }))}
          />
          <ListPager path={path} raw={raw} page={page} pages={Math.ceil(refused.all / ON_A_PAGE)} />
        </TitledPart>
      )}
    </div>
  )
})

/** What the source counted itself, where that was sent with the files; else a place to drop it. */
function AsTheSourceSays({ db, upload: id }: Readonly<{ db: Db; upload: string | null }>) {
  return withErrorBoundary(async () => {
    const env = await askSettings()
    const upload = id === null ? null : await readUpload(env.dataDir, id)
    const [number] = upload ? await listTotals(db, upload, env.dataDir) : []
    if (!upload || number === undefined)
      return (
        <details className="rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
          <summary className="font-semibold text-base">Compare with what the source says itself</summary>
          <div className="mt-4">
            <DropTotals />
          </div>
        </details>
      )
    const { rows, labels } = await reconcileUpload(db, upload, number, { ...env, unit: null })
    return (
      <TitledPart id="totals" title="What the source says itself">
        <StepTotals rows={rows.filter(({ day }) => day === null)} labels={labels} />
        <p>
          <NameLink name="Days that differ, and why" href={`/data/sources/totals/${upload.id}`} />
        </p>
      </TitledPart>
    )
  })
}

/** The files of other layouts that were sent with these, and how they stand. */
function Together({ others }: Readonly<{ others: readonly SentWith[] }>) {
  if (others.length === 0) return null
  return (
    <p className="mt-1 text-muted">
      Sent together with{' '}
      {others.map(({ id, source, state }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <NameLink name={source} href={`/data/sources/imports/${id}`} /> (<StateMark state={state} />)
        </span>
      ))}
    </p>
  )
}
