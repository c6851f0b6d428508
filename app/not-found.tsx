import Link from 'next/link'
import { ErrorPage } from '@/components/ui/error-page'

export default function NotFound() {
  return (
    <ErrorPage title="There is no such page">
      <p>The address leads nowhere in Tundish; it may have been cut off on its way to you.</p>
      <p>
        <Link className="link" href="/">
          Go to the overview
        </Link>
      </p>
    </ErrorPage>
  )
}
