import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Products' }

export default dashboardPage('/products')
