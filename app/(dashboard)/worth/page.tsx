import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Worth' }

export default dashboardPage('/worth')
