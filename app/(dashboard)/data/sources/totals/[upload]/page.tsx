import { Suspense } from 'react'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { toHref } from '@/components/filters/to-href'
import { SourceHeader } from '@/components/sources/source-header'
import { TotalsResult } from '@/components/sources/totals/totals-result'
import { DropTotals } from '@/components/sources/upload/drop-files'
import { LinkTabs } from '@/components/ui/choose/link-tabs'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { TitledPart } from '@/components/ui/panel/titled-part'
import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { RECONCILED_UNITS } from '@/lib/ingest/reconcile/totals'
import { readUpload, type Upload } from '@/lib/ingest/upload/upload-folder'
import { listTotals, reconcileUpload } from '@/lib/ingest/upload/upload-totals'
import { type RawParameters, readFirst, readPage } from '@/lib/query/request/parse-parameters'

export const metadata = { title: 'What the source says itself' }

type Asked = Readonly<{ db: Db; upload: Upload; raw: RawParameters }>

export default memberPage<{ upload: string }>('editor', async ({ db, params, raw }) => {
  const upload = await readUpload(getEnv().dataDir, params.upload)
  return (
    <div className="space-y-8 pb-12">
      <SourceHeader title="What the source says itself">
        <p className="mt-1 max-w-prose text-muted">
          A table of days and counts, against what is stored. Nothing of it comes into any number; it is kept
          for a day.
        </p>
      </SourceHeader>
      {upload ? (
        <Suspense fallback={<p role="status">Counting what is stored…</p>}>
          <Files db={db} upload={upload} raw={raw} />
        </Suspense>
      ) : (
        <EmptyState title="This table is not here any more">
          <p>It was kept for a day: send it again.</p>
        </EmptyState>
      )}
      <DropTotals />
    </div>
  )
})

/** Of what was sent to be compared all are tables of totals, whatever they look like. */
async function Files(asked: Asked) {
  const found = await listTotals(asked.db, asked.upload, getEnv().dataDir)
  const numbers = found.length > 0 ? found : [...asked.upload.files.keys()]
  return numbers.map((number) => <File key={number} {...asked} number={number} />)
}

function File({ db, upload, raw, number }: Asked & Readonly<{ number: number }>) {
  return withErrorBoundary(async () => {
    const { name } = upload.files[number] ?? { name: '' }
    const path = `/data/sources/totals/${upload.id}`
    const unit = RECONCILED_UNITS.find((one) => one === readFirst(raw, 'unit')) ?? null
    const result = await reconcileUpload(db, upload, number, { ...(await askSettings()), unit })
    const toUnit = (one: string) => toHref(path, raw, { unit: one, page: null })
    return (
      <TitledPart id={`file-${number}`} title={name}>
        <LinkTabs
          name="What is counted"
          options={RECONCILED_UNITS.map((value) => ({ value, label: LABELS[value] }))}
          value={result.unit}
          href={toUnit}
        />
        <TotalsResult
          result={result}
          page={readPage(raw)}
          toHref={(page) => toHref(path, raw, { page: String(page) })}
          csvHref={`${path}/totals.csv?file=${number}&unit=${result.unit}`}
        />
      </TitledPart>
    )
  })
}

const LABELS = { events: 'Events', sessions: 'Sessions', users: 'Users' } as const
