import type { ReactNode } from 'react'
import { LogoIcon } from '@/components/ui/icons'

/** Where somebody stands before the door: nothing of the shop is here. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-[80vh] max-w-sm place-content-center px-6 py-12">
      <div className="w-80 max-w-full space-y-5">
        <LogoIcon />
        {children}
      </div>
    </main>
  )
}
