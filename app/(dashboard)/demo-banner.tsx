'use client'

import Link from 'next/link'
import { useState } from 'react'
import { removeDemoShop } from './demo-actions'
import { useDemoAction } from './use-demo-action'

/** Says that nothing here is real, and takes it away on one click and a second to be sure. */
export function DemoBanner() {
  const [sure, setSure] = useState(false)
  const { run, isRunning, problem } = useDemoAction(removeDemoShop)
  return (
    <aside aria-label="Demo" className="border-line border-b bg-accent-soft print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2 text-sm sm:px-6">
        <p>
          <strong className="font-semibold">This is a generated demo shop.</strong>{' '}
          <span className="text-ink-soft">
            <Link className="link" href="/data/sources">
              Drop a file of your own
            </Link>
            , and your first import takes it away.
          </span>
        </p>
        <div className="flex items-center gap-2">
          {problem && <span role="alert">{problem}</span>}
          {sure || isRunning ? (
            <>
              <button type="button" className="control" disabled={isRunning} onClick={() => run()}>
                {isRunning ? 'Removing…' : 'Yes, remove it'}
              </button>
              {!isRunning && (
                <button type="button" className="control" onClick={() => setSure(false)}>
                  Keep it
                </button>
              )}
            </>
          ) : (
            <button type="button" className="control" onClick={() => setSure(true)}>
              Remove the demo
            </button>
          )}
        </div>
      </div>
    </aside>
  )
}
