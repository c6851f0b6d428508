import { dashboardPage } from '@/app/_frame/dashboard-page'
import { Question } from '@/app/_frame/question'
import { OrdersPanel } from '@/app/_panels/fulfilment/orders-panel'

export const metadata = { title: 'Fulfilment' }

export default dashboardPage('/fulfilment', (screen) => (
  <Question id="orders" title="Which orders?">
    <OrdersPanel screen={screen} />
  </Question>
))
