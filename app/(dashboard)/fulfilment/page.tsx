import type { Metadata } from 'next'
import { type PageProps, showDashboardPage } from '@/app/_frame/dashboard-page'
import { Question } from '@/app/_frame/question'
import { OrdersPanel } from '@/app/_panels/fulfilment/orders-panel'

export const metadata: Metadata = { title: 'Fulfilment' }

export default function FulfilmentPage(props: PageProps) {
  return showDashboardPage('/fulfilment', props, (screen) => (
    <Question id="orders" title="Which orders?">
      <OrdersPanel screen={screen} />
    </Question>
  ))
}
