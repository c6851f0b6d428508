import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { SavedList } from '@/components/reports/saved/saved-list'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { bringBackSegment, copySegment, removeSegment, renameSegment } from './segment-actions'

const ACTIONS = {
  rename: renameSegment,
  copy: copySegment,
  remove: removeSegment,
  bringBack: bringBackSegment,
}

/** The segments that are saved; each leads to itself, held against all others. */
export async function SegmentList({ screen }: Readonly<{ screen: Screen }>) {
  const segments = await screen.ask.segments()
  const lines = segments.map(({ id, name, description, filter, owner, updatedAt }) => ({
    id,
    href: hrefHere(screen, { where: filter, against: null }),
    name,
    description,
    owner,
    shows: formatName(filter),
    changed: formatMoment(updatedAt, screen.timeZone),
    more: '',
  }))
  return (
    <div className="border-line border-t py-10">
      <TitledPart id="saved" title="Saved segments">
        <SavedList
          label="Saved segments"
          noun="segment"
          lines={lines}
          actions={screen.place.mayEdit ? ACTIONS : null}
          confirmDelete={null}
        />
        {lines.length === 0 && (
          <p className="max-w-prose text-ink-soft">
            A segment is a filter with a name. Narrow any page by what is known of its sessions, open the
            filter again, and save it: then it can be chosen there with one click, and held against others
            here.
          </p>
        )}
      </TitledPart>
    </div>
  )
}
