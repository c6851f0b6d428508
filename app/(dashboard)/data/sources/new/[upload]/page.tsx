import { redirect } from 'next/navigation'
import { Suspense } from 'react'
import { memberPage } from '@/app/_frame/member-page'
import { ImportUpload } from '@/components/sources/preview/import-upload'
import { ReadOn } from '@/components/sources/preview/read-on'
import { SourceHeader } from '@/components/sources/source-header'
import { DropFiles } from '@/components/sources/upload/drop-files'
import { EmptyState } from '@/components/ui/instead/empty-state'
import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatBytes } from '@/lib/format/format-bytes'
import { formatList } from '@/lib/format/format-list'
import { listOpenQuestions, planUpload, type UploadPlan } from '@/lib/ingest/upload/plan-upload'
import { readUpload, type Upload } from '@/lib/ingest/upload/upload-folder'
import { listTotals } from '@/lib/ingest/upload/upload-totals'
import { discardUpload, importUpload, readOnUpload } from '../../source-actions'
import { PlanPanel } from './plan-panel'

export const metadata = { title: 'What files hold' }

export default memberPage<{ upload: string }>('editor', async ({ db, params }) => {
  const { dataDir } = getEnv()
  const upload = await readUpload(dataDir, params.upload)
  const totals = upload ? await listTotals(db, upload, dataDir) : []
  if (upload && totals.length === upload.files.length) redirect(`/data/sources/totals/${upload.id}`)
  return (
    <div className="space-y-8 pb-12">
      <SourceHeader title={nameUpload(upload)}>
        {upload && (
          <p className="mt-1 text-muted">
            {formatBytes(upload.files.reduce((sum, { bytes }) => sum + bytes, 0))} · nothing of it is stored
            yet
          </p>
        )}
        {totals.length > 0 && (
          <p className="mt-2 max-w-prose break-words text-ink-soft">
            {formatList(totals.map((number) => upload?.files[number]?.name ?? ''))}: what the source counted
            itself. Nothing of it is stored; after the import it is compared with what is.
          </p>
        )}
      </SourceHeader>
      {upload ? (
        <Suspense fallback={<p role="status">Looking at what they hold…</p>}>
          <Understood db={db} upload={upload} />
        </Suspense>
      ) : (
        <SendAgain
          title="These files are not here any more"
          sentence="They were imported, thrown away, or waited for more than a day."
        />
      )}
    </div>
  )
})

function nameUpload(upload: Upload | null): string {
  const [first, ...others] = upload?.files ?? []
  if (!first) return 'Files'
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`
}

/** What cannot be read is said, and others can be sent instead. */
async function Understood({ db, upload }: Readonly<{ db: Db; upload: Upload }>) {
  const plans = await planUpload(db, upload, getEnv()).catch((error: unknown) => {
    if (error instanceof TundishError && error.code === 'bad_file') return error.message
    throw error
  })
  if (typeof plans === 'string') return <SendAgain title="This cannot be imported" sentence={plans} />
  return (
    <>
      {plans.some(({ isNamed }) => !isNamed) && <ReadOn read={readOnUpload.bind(null, upload.id)} />}
      {plans.map((plan) => (
        <PlanPanel key={plan.keysHash} db={db} upload={upload} plan={plan} isAlone={plans.length === 1} />
      ))}
      <ImportUpload
        first={sayFirst(plans)}
        send={importUpload.bind(null, upload.id)}
        discard={discardUpload.bind(null, upload.id)}
      />
    </>
  )
}

function sayFirst(plans: readonly UploadPlan[]): string | null {
  if (plans.some((plan) => listOpenQuestions(plan).length > 0)) return 'First say what is asked above.'
  return plans.every(({ mapping }) => mapping === null) ? 'None of these files can be imported here.' : null
}

function SendAgain({ title, sentence }: Readonly<{ title: string; sentence: string }>) {
  return (
    <div className="space-y-6">
      <EmptyState title={title}>
        <p className="break-words">{sentence}</p>
      </EmptyState>
      <DropFiles />
    </div>
  )
}
