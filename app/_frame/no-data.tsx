import Link from 'next/link'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { LoadDemo } from '@/app/(dashboard)/load-demo-button'
import { DropFiles } from '@/components/sources/upload/drop-files'
import { EmptyState } from '@/components/ui/instead/empty-state'

/** The shop is empty: what to do about it. */
export function NoEvents({ mayAdd }: Readonly<{ mayAdd: boolean }>) {
  return (
    <EmptyState title="No events yet">
      <p>What your shop has recorded becomes a funnel: exports of analytics, logs, spreadsheets.</p>
      {mayAdd && <DropFiles />}
      <p>Or import files on the command line, in the folder of Tundish:</p>
      <p>
        <code className="inline-block max-w-full break-words rounded-md bg-sunken px-3 py-1.5 text-sm">
          npm run -s tundish -- import FILE
        </code>
      </p>
      <p>Or look around in a generated shop first; your first import takes it away.</p>
      <LoadDemo />
    </EmptyState>
  )
}

/** The same over all days. */
export function AllTimeLink({ screen }: { screen: Screen }) {
  return (
    <Link className="link" href={hrefHere(screen, { range: 'all', from: null, to: null })}>
      Show all time
    </Link>
  )
}
