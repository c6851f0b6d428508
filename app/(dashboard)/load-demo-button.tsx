'use client'

import { Problem } from '@/components/form/problem'
import { loadDemoShop } from './demo-actions'
import { useDemoAction } from './use-demo-action'

export function LoadDemo() {
  const { run, isRunning, problem } = useDemoAction(loadDemoShop)
  return (
    <div className="space-y-2">
      <button type="button" className="control" disabled={isRunning} onClick={() => run()}>
        {isRunning ? 'Loading the demo shop, about half a minute…' : 'Load the demo shop'}
      </button>
      <Problem of={problem} />
    </div>
  )
}
