'use client'

import { loadDemoShop } from './demo-actions'
import { useDemoAction } from './use-demo-action'

export function LoadDemo() {
  const { run, isPending, problem } = useDemoAction(loadDemoShop)
  return (
    <div className="space-y-2">
      <button type="button" className="control" disabled={isPending} onClick={run}>
        {isPending ? 'Loading the demo shop, about half a minute…' : 'Load the demo shop'}
      </button>
      {problem && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  )
}
