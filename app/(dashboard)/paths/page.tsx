import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Paths' }

export default dashboardPage('/paths')
