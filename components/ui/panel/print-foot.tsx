type Props = Readonly<{
  /** When the numbers were brought up to date, with the zone of the days; null when they never were. */
  moment: string | null
  isDemo: boolean
}>

/** What paper has to say of itself: of when it is, and how its numbers are meant. On a screen the moment alone. */
export function PrintFoot({ moment, isDemo }: Props) {
  return (
    <footer className="mt-6 border-line border-t py-3 text-muted text-xs">
      <span className="hidden print:inline">
        {isDemo && 'These are the numbers of a generated demo shop. '}
      </span>
      {moment && `As of ${moment}. `}
      <span className="hidden print:inline">
        To have reached a step is to have an event of that step or of a later one. A range selects sessions by
        the day on which they started. Rates that are compared stand beside their 95 % interval.
      </span>
    </footer>
  )
}
