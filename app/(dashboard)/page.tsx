import { dashboardPage } from '@/app/_frame/dashboard-page'

export default dashboardPage('/')
