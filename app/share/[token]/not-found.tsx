import { ErrorPage } from '@/components/ui/instead/error-page'

/** The same for every link that opens nothing, whyever it does. */
export default function LinkNotFound() {
  return (
    <ErrorPage title="This link does not work">
      <p>It may have been cut off on its way to you, have ended, or been taken back.</p>
      <p>Ask whoever sent it to you for a new one.</p>
    </ErrorPage>
  )
}
