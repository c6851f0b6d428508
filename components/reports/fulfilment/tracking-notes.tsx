import { formatCount } from '@/lib/format/format-number'

type Props = Readonly<{
  timeZone: string
  /** Orders that are in no range. */
  undated: number
}>

/** What is held against what. */
export function TrackingNotes({ timeZone, undated }: Props) {
  return (
    <>
      <p>
        Counted are the orders of files of orders, or of a table of the shop, by the day on which they were
        made ({timeZone}), as they are stored now. One is missed where no event that means a checkout names
        it, whenever that was. The interval is that of the share (Wilson).
      </p>
      <p>
        The other way round count the orders that events say were checked out, each once, by its first
        checkout, on the days from the first order of those files to the last. In no file are those that none
        of them has.
      </p>
      {undated > 0 && (
        <p>
          {formatCount(undated)} {undated === 1 ? 'order does' : 'orders do'} not say when they were made, so
          they are in no range.
        </p>
      )}
    </>
  )
}
