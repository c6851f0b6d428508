import { notFound } from 'next/navigation'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { Elsewhere } from '@/components/sources/imports/elsewhere'
import { ImportTable } from '@/components/sources/imports/import-table'
import { MappingVersions } from '@/components/sources/imports/mapping-versions'
import { LiveKey } from '@/components/sources/live/live-key'
import { LiveTail } from '@/components/sources/live/live-tail'
import { SourceHeader } from '@/components/sources/source-header'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { getWriteKeyOf, type WriteKey } from '@/lib/access/write-keys'
import { formatMoment } from '@/lib/format/format-day'
import { formatList } from '@/lib/format/format-list'
import { readLiveTail } from '@/lib/store/runs/live-tail'
import { listImports } from '@/lib/store/runs/source-imports'
import { getSource, sayWhere } from '@/lib/store/source-list'
import { isVisitorAllowed } from '../../../../_access/visitor'
import { revokeKey, rotateKey } from '../key-actions'
import { confirmSourceMapping } from '../source-actions'
import { readElsewhere, removeElsewhere } from '../table-actions'

export const metadata = { title: 'A source' }

const SHOWN = 50
const TAIL = 20

export default memberPage<{ source: string }>('editor', async ({ db, visitor, params }) => {
  const source = await getSource(db, params.source)
  if (!source) notFound()
  const { imports } = await listImports(db, { sourceId: source.id, take: SHOWN })
  const { timeZone } = await askSettings()
  const where = sayWhere(source)
  const key = await getWriteKeyOf(db, source.id)
  return (
    <div className="space-y-10 pb-12">
      <SourceHeader title={source.name}>
        <p className="mt-1 text-muted">
          Since {formatMoment(source.createdAt, timeZone)} {timeZone} · made by {source.createdBy}
        </p>
        {where && <p className="mt-1 break-words text-muted">Reads {where} at every run of the pipeline.</p>}
      </SourceHeader>
      {where && !source.removedAt && isVisitorAllowed(visitor, 'admin') && (
        <Elsewhere
          read={readElsewhere.bind(null, source.name)}
          remove={removeElsewhere.bind(null, source.name)}
        />
      )}
      {key && (
        <>
          <div className="space-y-4">
            <p className="text-muted">
              {sayKey(key)} {key.lastUsedAt && `Last used ${formatMoment(key.lastUsedAt, timeZone)}.`}
            </p>
            {isVisitorAllowed(visitor, 'admin') && (
              <LiveKey rotate={rotateKey.bind(null, key.id)} revoke={revokeKey.bind(null, key.id)} />
            )}
          </div>
          <LiveTail tail={await readLiveTail(db, source.id, TAIL)} timeZone={timeZone} />
        </>
      )}
      <TitledPart id="mapping" title="How it is understood">
        <MappingVersions
          versions={source.mappings.map(({ number, author, createdAt, mapping }) => ({
            number,
            says: `by ${author}, ${formatMoment(createdAt, timeZone)}`,
            json: JSON.stringify(mapping, null, 2),
          }))}
          confirm={confirmSourceMapping.bind(null, source.id)}
        />
      </TitledPart>
      {imports.length > 0 && (
        <TitledPart id="imports" title="Imports">
          <ImportTable imports={imports} timeZone={timeZone} />
        </TitledPart>
      )}
    </div>
  )
})

function sayKey({ prefix, origins, types }: WriteKey): string {
  const from = origins.length === 0 ? 'from anywhere' : `from pages of ${formatList(origins)}`
  const what = types.length === 0 ? 'any event' : formatList(types)
  return `Events come by a write key that begins with ${prefix}: ${what}, ${from}.`
}
