import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { LinksPanel } from '@/app/_share/links-panel'

export const metadata = { title: 'Share links' }

/** All links of the workspace. */
export default function LinksPage() {
  return withErrorBoundary(async () => (
    <div className="pb-12">
      <header className="pt-8 pb-6">
        <h1 className="font-semibold text-2xl tracking-tight">Share links</h1>
        <p className="mt-1 max-w-prose text-muted">
          Whoever has a working link sees its report without an account. Links are made with “Share” on a page
          or a report; only a hash of each is kept, so none can be shown again.
        </p>
      </header>
      <LinksPanel reportId={null} />
    </div>
  ))
}
