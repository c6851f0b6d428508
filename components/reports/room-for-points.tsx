import type { ReactNode } from 'react'
import { ScrollBox } from '@/components/ui/scroll-box'

/** So many points fit a phone, and so much of a picture's width its axis and its margins take. */
const FIT_A_PHONE = 220
const MARGINS = 130

type Props = Readonly<{ points: number; label: string; children: ReactNode }>

/** At least a pixel a point: on a narrow screen a picture of many scrolls inside itself. */
export function RoomForPoints({ points, label, children }: Props) {
  // What the server drew for a usual width must not widen a phone.
  if (points <= FIT_A_PHONE) return <div className="overflow-hidden">{children}</div>
  return (
    <ScrollBox label={label}>
      <div style={{ minWidth: points + MARGINS }}>{children}</div>
    </ScrollBox>
  )
}
