import { dashboardPage } from '@/app/_frame/dashboard-page'
import { SegmentList } from './segment-list'

export const metadata = { title: 'Segments' }

export default dashboardPage('/breakdown/segments', (screen) => <SegmentList screen={screen} />)
