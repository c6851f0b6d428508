'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { type Foreseen, ForeseenDialog, type Gone } from '../foreseen'

const WORDS = { act: 'Undo it', acting: 'Undoing…', leave: 'Keep it' }

type Props = Readonly<{ id: string; ask: () => Promise<Foreseen>; undo: () => Promise<Gone> }>

/** Takes an import back, after it was said what goes with it. */
export function UndoImport({ id, ask, undo }: Props) {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button onClick={() => setAsked(true)}>Undo this import …</Button>
      {isAsked && (
        <ForeseenDialog
          title="Undo this import?"
          of={id}
          words={WORDS}
          ask={ask}
          act={undo}
          onClosed={() => setAsked(false)}
        />
      )}
    </>
  )
}
