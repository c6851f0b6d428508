import type { ReactNode } from 'react'
import { ScrollBox } from '@/components/ui/scroll-box'

/** So many points fit a phone. */
const FIT_A_PHONE = 220

/** `margins` is how many pixels of the picture's width its axis and its margins take. */
type Props = Readonly<{ points: number; margins: number; label: string; children: ReactNode }>

/** At least a pixel a point: on a narrow screen a picture of many scrolls inside itself. */
export function RoomForPoints({ points, margins, label, children }: Props) {
  // What the server drew for a usual width must not widen a phone.
  if (points <= FIT_A_PHONE) return <div className="overflow-hidden">{children}</div>
  return (
    <ScrollBox label={label}>
      <div style={{ minWidth: points + margins }}>{children}</div>
    </ScrollBox>
  )
}
