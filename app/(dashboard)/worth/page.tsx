import type { Metadata } from 'next'
import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'

export const metadata: Metadata = { title: 'Worth' }

export default function WorthPage(props: PageProps) {
  return showDashboardPage('/worth', props)
}
