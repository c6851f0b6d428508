import type { Metadata } from 'next'
import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'

export const metadata: Metadata = { title: 'Price and stock' }

export default function CataloguePage(props: PageProps) {
  return showDashboardPage('/products/catalogue', props)
}
