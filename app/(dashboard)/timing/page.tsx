import type { Metadata } from 'next'
import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'

export const metadata: Metadata = { title: 'Timing' }

export default function TimingPage(props: PageProps) {
  return showDashboardPage('/timing', props)
}
