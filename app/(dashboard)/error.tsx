'use client'

export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <div className="mx-auto max-w-lg space-y-4 py-24 text-center">
      <h1 className="font-semibold text-2xl tracking-tight">Something went wrong on our side</h1>
      <p className="text-ink-soft">
        The numbers could not be shown. Try again; if it happens once more, the log of the server says what it
        was
        {digest && ` (${digest})`}.
      </p>
      <button type="button" className="control" onClick={() => retry()}>
        Try again
      </button>
    </div>
  )
}
