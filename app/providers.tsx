'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { PendingProvider } from '@/components/ui/instead/pending'

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1 } } }))
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <PendingProvider>{children}</PendingProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
