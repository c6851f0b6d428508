import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'

export default function OverviewPage(props: PageProps) {
  return showDashboardPage('/', props)
}
