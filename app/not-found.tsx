import { ErrorPage } from '@/components/ui/instead/error-page'
import { NameLink } from '@/components/ui/name-link'

export default function NotFound() {
  return (
    <ErrorPage title="There is no such page">
      <p>The address leads nowhere in Tundish; it may have been cut off on its way to you.</p>
      <p>
        <NameLink name="Go to the overview" href="/" />
      </p>
    </ErrorPage>
  )
}
