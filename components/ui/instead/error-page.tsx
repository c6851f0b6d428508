import type { ReactNode } from 'react'

export function ErrorPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-[60vh] max-w-lg place-content-center space-y-4 px-6 text-center">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <div className="space-y-4 text-ink-soft">{children}</div>
    </main>
  )
}
