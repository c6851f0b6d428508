import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { openShare, type Share } from '@/app/_access/share'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { unlockShare } from '@/app/share/[token]/unlock-action'
import { UnlockForm } from '@/components/reports/sharing/unlock-form'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { countView } from '@/lib/store/kept/share-links'
import { SharedReport } from './shared-report'

type Props = Readonly<{ params: Promise<{ token: string }>; searchParams: Promise<RawParameters> }>

/** What a link opens: its report, the question for its password, or the page that says that it opens nothing. */
export function sharePage(as: 'page' | 'embed') {
  return async ({ params, searchParams }: Props): Promise<ReactNode> => {
    const { token } = await params
    const opened = await openShare(token)
    if (opened.state === 'gone') notFound()
    if (opened.state === 'locked') return <UnlockForm unlock={unlockShare.bind(null, token)} />
    await countIfOpened(opened.share)
    const own = await searchParams
    return withErrorBoundary(() => SharedReport({ share: opened.share, token, own, as }))
  }
}

/** Counted is who opens the page, not what the open page asks again. */
async function countIfOpened({ db, link }: Share): Promise<void> {
  const destination = (await headers()).get('sec-fetch-dest')
  if (destination === 'empty') return
  await countView(db, link.key, new Date())
}
