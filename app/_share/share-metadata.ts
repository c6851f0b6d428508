import type { Metadata } from 'next'
import { askRequestFacts } from '@/app/_access/request-facts'
import { openShare } from '@/app/_access/share'
import { PREVIEW_SIZE } from './preview-picture'
import { describeShare, isGone, toShareScreen } from './share-screen'

type Props = Readonly<{ params: Promise<{ token: string }> }>

const UNTOLD: Metadata = { title: 'Shared report', robots: { index: false, follow: false } }

/** What a chat shows of a link. Nothing of it before its password, nor where there is no such link or what it shows is gone. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params
  const opened = await openShare(token)
  if (opened.state !== 'open') return UNTOLD
  const { share } = opened
  const { origin } = await askRequestFacts()
  const { title } = share.link
  const screen = await toShareScreen(share, token, {})
  if (isGone(screen)) return UNTOLD
  const description = describeShare(screen)
  const image = {
    url: `${origin}/share/${token}/preview.png`,
    ...PREVIEW_SIZE,
    alt: `${title}: ${description}`,
  }
  return {
    ...UNTOLD,
    title,
    description,
    openGraph: { title, description, type: 'website', siteName: 'Tundish', images: [image] },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  }
}
