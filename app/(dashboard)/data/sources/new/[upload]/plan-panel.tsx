import { askSettings } from '@/app/_answers/read-request-settings'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { FunnelChart } from '@/components/charts/funnel/funnel-chart'
import { EventNames } from '@/components/sources/mapping/event-names'
import { MappingProvider } from '@/components/sources/mapping/mapping-context'
import { MappingEditor } from '@/components/sources/mapping/mapping-editor'
import { Questions } from '@/components/sources/mapping/questions'
import { PlainPart } from '@/components/sources/plain-part'
import { PreviewAttributes, PreviewRefusals } from '@/components/sources/preview/preview-details'
import { PreviewFigures } from '@/components/sources/preview/preview-figures'
import { PreviewRows } from '@/components/sources/preview/preview-rows'
import { toPreviewBars } from '@/components/sources/preview/to-preview-bars'
import { Notice } from '@/components/ui/instead/notice'
import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listZones } from '@/lib/ingest/shapes/zone'
import type { Preview } from '@/lib/ingest/source/preview/preview'
import { listOpenQuestions, previewPlan, type UploadPlan } from '@/lib/ingest/upload/plan-upload'
import type { Upload } from '@/lib/ingest/upload/upload-folder'
import { changeUploadMapping } from '../../source-actions'

type Props = Readonly<{ db: Db; upload: Upload; plan: UploadPlan; isAlone: boolean }>

/** Files of one layout: what they hold, what is asked, what they would give, and how they are understood. */
export function PlanPanel({ db, upload, plan, isAlone }: Props) {
  const { keysHash, files, layout, shape, mapping, notes, problem, source, questions, answered } = plan
  const zones = listZones()
  const open = new Set(listOpenQuestions(plan).map(({ code }) => code))
  const settled = questions.filter(
    ({ code }) => !open.has(code) && (REQUIRED.has(code) || answered.includes(code)),
  )
  return (
    <section aria-label={nameFilesOf(upload, files)} className="space-y-6">
      {!isAlone && (
        <h2 className="break-words font-semibold text-xl tracking-tight">{nameFilesOf(upload, files)}</h2>
      )}
      <div className="space-y-1">
        <p>
          <span className="font-medium">
            {source ?? shape?.label ?? 'No layout that is known: understood by names and values'}
          </span>
          <span className="text-muted">
            {' '}
            · {layout}
            {source && ' · understood as it was confirmed before'}
          </span>
        </p>
        {notes.map((note) => (
          <p key={note} className="text-ink-soft">
            {note}
          </p>
        ))}
      </div>
      {problem && <Notice>{problem}</Notice>}
      <MappingProvider mapping={mapping} send={changeUploadMapping.bind(null, upload.id, keysHash)}>
        <Questions
          questions={questions}
          settled={settled.map(({ code }) => code)}
          zones={zones}
          paths={plan.paths}
        />
        <PreviewOf db={db} upload={upload} plan={plan} />
        {mapping && (
          <details className="rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
            <summary className="font-semibold text-base">How it is understood</summary>
            <div className="mt-4">
              <MappingEditor paths={plan.paths} lists={plan.lists} zones={zones} />
            </div>
          </details>
        )}
      </MappingProvider>
    </section>
  )
}

/** Whether all of it is stored. */
function isKnown({ isWhole, read, refused, known }: Preview): boolean {
  return isWhole && read > refused && known >= read - refused
}

/** What has no answer that could be proposed. */
const REQUIRED: ReadonlySet<string> = new Set(['zone', 'time', 'user'])

function nameFilesOf(upload: Upload, files: readonly number[]): string {
  return files.map((number) => upload.files[number]?.name ?? '').join(', ')
}

function PreviewOf({ db, upload, plan }: Omit<Props, 'isAlone'>) {
  return withErrorBoundary(async () => {
    const { timeZone, ...env } = await askSettings()
    const preview = await previewPlan(db, upload, plan, env)
    if (!preview) return null
    const bars = toPreviewBars(preview.funnel)
    const first = PRODUCT_FUNNEL.steps[0]?.words.label.toLowerCase() ?? ''
    const personal = plan.mapping?.personal ?? []
    return (
      <div className="space-y-8">
        <PreviewFigures preview={preview} timeZone={timeZone} />
        {!preview.isWhole && (
          <p className="text-ink-soft">
            These are the first {formatCount(preview.read)} rows; the import reads all of them.
          </p>
        )}
        {isKnown(preview) && <Notice>All of it is known already: to import it changes nothing.</Notice>}
        {preview.names.length > 0 && (
          <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <PlainPart title="The funnel as it would be">
              <FunnelChart
                label={`Funnel: ${bars.map(({ label, count }) => `${label} ${count}`).join(', ')}`}
                bars={bars}
                first={first}
              />
            </PlainPart>
            <PlainPart title="Events by name">
              <EventNames names={preview.names} />
            </PlainPart>
          </div>
        )}
        <PlainPart title="The first rows as they will be understood">
          <PreviewRows rows={preview.firstRows} timeZone={timeZone} />
        </PlainPart>
        <div className="grid gap-8 lg:grid-cols-2 [&>*]:min-w-0">
          <PlainPart title="Kept of each session">
            <PreviewAttributes attributes={preview.attributes} />
          </PlainPart>
          <PlainPart title="Refused">
            <PreviewRefusals refusals={preview.refusals} />
          </PlainPart>
        </div>
        <PlainPart title="Left out, because it is personal">
          <p className="break-words text-ink-soft">
            {personal.length === 0 ? 'Nothing was found.' : `${personal.join(', ')}.`}
          </p>
        </PlainPart>
      </div>
    )
  })
}
