import type { Metadata } from 'next'
import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'

export const metadata: Metadata = { title: 'Products' }

export default function ProductsPage(props: PageProps) {
  return showDashboardPage('/products', props)
}
