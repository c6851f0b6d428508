import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Breakdown' }

export default dashboardPage('/breakdown')
