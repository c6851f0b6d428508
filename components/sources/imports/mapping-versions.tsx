'use client'

import { useState } from 'react'
import { TextArea } from '@/components/form/inputs'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { ScrollBox } from '@/components/ui/scroll-box'
import type { Outcome } from '@/lib/forms/form'

type Version = Readonly<{ number: number; says: string; json: string }>

type Props = Readonly<{ versions: readonly Version[]; confirm: (text: string) => Promise<Outcome> }>

/** The mapping of a source as it was confirmed, version by version; the newest can be followed by another. */
export function MappingVersions({ versions, confirm }: Props) {
  const [newest, ...older] = versions
  return (
    <div className="space-y-4">
      {newest && <NextVersion key={newest.number} newest={newest} confirm={confirm} />}
      {older.map(({ number, says, json }) => (
        <details key={number} className="rounded-lg border border-line px-4 py-2.5">
          <summary>
            Version {number} <span className="text-muted">{says}</span>
          </summary>
          <ScrollBox
            label={`Version ${number}`}
            className="mt-2 max-h-96 overflow-y-auto rounded bg-sunken p-3"
          >
            <pre className="text-xs">{json}</pre>
          </ScrollBox>
        </details>
      ))}
    </div>
  )
}

function NextVersion({ newest, confirm }: Readonly<{ newest: Version; confirm: Props['confirm'] }>) {
  const [text, setText] = useState(newest.json)
  const { run, isRunning, problem } = useChange(confirm)
  return (
    <details open className="rounded-lg border border-line px-4 py-2.5">
      <summary>
        Version {newest.number}, the newest <span className="text-muted">{newest.says}</span>
      </summary>
      <div className="mt-3 space-y-2">
        <TextArea
          label="The mapping as JSON"
          hint="Changed and kept, it is the next version: rows are read by it from the next import on, and what is stored stays."
          problem={problem}
          rows={18}
          spellCheck={false}
          value={text}
          onType={setText}
        />
        <Button disabled={isRunning || text === newest.json} onClick={() => run(text)}>
          {isRunning ? 'Keeping…' : `Keep as version ${newest.number + 1}`}
        </Button>
      </div>
    </details>
  )
}
