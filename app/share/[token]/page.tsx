import type { Metadata } from 'next'
import { toShareMetadata } from '@/app/_share/share-metadata'
import { showShare } from '@/app/_share/show-share'
import type { RawParameters } from '@/lib/query/request/parse-parameters'

type Props = Readonly<{ params: Promise<{ token: string }>; searchParams: Promise<RawParameters> }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toShareMetadata((await params).token)
}

export default async function SharePage({ params, searchParams }: Props) {
  return showShare((await params).token, await searchParams, 'page')
}
