import type { Metadata } from 'next'
import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'

export const metadata: Metadata = { title: 'Quarters' }

export default function QuartersPage(props: PageProps) {
  return showDashboardPage('/quarters', props)
}
