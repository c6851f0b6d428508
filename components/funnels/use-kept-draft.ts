'use client'

import { useEffect } from 'react'

/** Longer ones a server may not take: they are on the page alone. */
const LONGEST_ADDRESS = 8_000

/** Keeps a text in the address, so that a reload loses nothing; null takes it out. */
export function useKeptDraft(text: string | null): void {
  useEffect(() => {
    const address = new URL(window.location.href)
    if (text === null) address.searchParams.delete('funnel')
    else address.searchParams.set('funnel', text)
    if (address.href === window.location.href || address.href.length > LONGEST_ADDRESS) return
    window.history.replaceState(null, '', address)
  }, [text])
}

const QUESTION = 'The changes of this funnel are not saved. Leave it?'

/** Asks before another page is gone to, or this one closed, while something is not saved. */
export function useLeaveQuestion(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]:not([download])') : null
      if (!link || window.confirm(QUESTION)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', onClose)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', onClick, true)
    }
  }, [isUnsaved])
}
