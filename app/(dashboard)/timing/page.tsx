import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Timing' }

export default dashboardPage('/timing')
