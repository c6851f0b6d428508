import Link from 'next/link'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { LoadDemo } from '@/app/(dashboard)/load-demo-button'
import { DropFiles } from '@/components/sources/upload/drop-files'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatRange } from '@/lib/format/format-day'
import { Refused } from './refused'

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

/** The range holds no session of this question, or that cannot be asked; null when it does. */
export async function findNoSessions(screen: Screen) {
  if (screen.refusal) return <Refused screen={screen} />
  const { ask, query, data, product } = screen
  const { steps } = await ask.report('funnel', { query })
  if ((steps[0]?.count ?? 0) > 0) return null
  return (
    <EmptyState title="No sessions in this range">
      <p>
        {product
          ? `Nobody saw ${product.label} in a session that started`
          : 'No session that reached the funnel started'}{' '}
        in {formatRange(query.range)}.{data && ` There are events from ${formatRange(data)}.`}
      </p>
      <p>
        <AllTimeLink screen={screen} />
        {product && (
          <>
            {' · '}
            <Link className="link" href={hrefHere(screen, { product: null })}>
              Show all products
            </Link>
          </>
        )}
      </p>
    </EmptyState>
  )
}
