import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'What is different' }

export default dashboardPage('/different')
