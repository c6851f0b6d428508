'use client'

import { TextInput } from '@/components/form/inputs'
import { wordsOfKey } from '@/lib/funnel/step-words'
import { isNamed, matchStep, nameStep, setOptional } from '@/lib/funnel/written/edit-funnel'
import type { PartOfBuilder } from '../builder-facts'
import { MatchFields } from './match-fields'

/** Which events a step is, what it is called, and whether it may be left out. */
export function StepFields({
  funnel,
  place,
  facts,
  onChange,
}: Omit<PartOfBuilder, 'problemOf'> & Readonly<{ place: number }>) {
  const step = funnel.steps[place]
  if (!step) return null
  return (
    <div className="space-y-4 border-line border-t bg-sunken/50 px-3 pt-3 pb-4">
      <MatchFields
        match={step.match}
        facts={facts}
        onChange={(match) => onChange(matchStep(funnel, place, match))}
      />
      <TextInput
        label="Name"
        hint="Without one it is called after its first event type."
        placeholder={wordsOfKey(step.key).label}
        maxLength={60}
        value={isNamed(step) ? step.words.label : ''}
        onType={(label) => onChange(nameStep(funnel, place, label))}
        problem={null}
      />
      <label className="flex items-baseline gap-2 text-sm">
        <input
          type="checkbox"
          checked={step.optional === true}
          onChange={(event) => onChange(setOptional(funnel, place, event.target.checked))}
          className="accent-accent"
        />
        <span>
          May be left out{' '}
          <span className="text-muted text-xs">It is counted, and nothing after it asks for it.</span>
        </span>
      </label>
    </div>
  )
}
