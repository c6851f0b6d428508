import { memberPage } from '@/app/_frame/member-page'
import { NameLink } from '@/components/ui/name-link'
import { USUAL } from '@/lib/funnel/written/edit-funnel'
import { FunnelPage } from '../funnel-page'

export const metadata = { title: 'New funnel' }

export default memberPage('viewer', (asked) => (
  <FunnelPage
    {...asked}
    saved={USUAL}
    of={null}
    title={
      <>
        <p className="text-sm">
          <NameLink name="Funnels" href="/funnels" />
        </p>
        <h1 className="font-semibold text-2xl tracking-tight">New funnel</h1>
      </>
    }
  />
))
