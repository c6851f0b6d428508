import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Quarters' }

export default dashboardPage('/quarters')
