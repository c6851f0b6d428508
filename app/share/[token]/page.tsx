import type { Metadata } from 'next'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { toShareMetadata } from '../../_panels/share-metadata'
import { showShare } from '../../_panels/show-share'

type Props = Readonly<{ params: Promise<{ token: string }>; searchParams: Promise<RawParameters> }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toShareMetadata((await params).token)
}

export default async function SharePage({ params, searchParams }: Props) {
  return showShare((await params).token, await searchParams, 'page')
}
