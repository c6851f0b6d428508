import { dashboardPage } from '@/app/_frame/dashboard-page'

export const metadata = { title: 'Price and stock' }

export default dashboardPage('/products/catalogue')
