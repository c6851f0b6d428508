'use client'

import { useState } from 'react'
import { TextArea } from '@/components/form/inputs'
import { Button } from '@/components/ui/button'
import { useMapping } from './mapping-context'

/** The whole mapping as it can be kept in a file, and written here. */
export function MappingJson() {
  const { mapping, change, problem } = useMapping()
  const said = JSON.stringify(mapping, null, 2)
  const [text, setText] = useState(said)
  const [broken, setBroken] = useState<string | null>(null)
  const use = () => {
    const parsed = parse(text)
    setBroken(parsed.problem)
    if (parsed.value) change(parsed.value)
  }
  return (
    <details className="space-y-2">
      <summary className="w-fit font-semibold">As JSON</summary>
      <div className="mt-3 space-y-2">
        <TextArea
          label="The mapping"
          hint="With tundish import --mapping FILE.json it counts on the command line, too."
          problem={broken ?? problem}
          rows={18}
          spellCheck={false}
          value={text}
          onType={setText}
        />
        <Button onClick={use} disabled={text === said}>
          Use it
        </Button>
      </div>
    </details>
  )
}

type Parsed = Readonly<{ value: Record<string, unknown> | null; problem: string | null }>

function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: { ...value }, problem: null }
    return { value: null, problem: 'A mapping is an object: it begins with {.' }
  } catch (error) {
    return { value: null, problem: `This is not JSON: ${error instanceof Error ? error.message : ''}.` }
  }
}
