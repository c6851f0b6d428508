// Sixteen-pixel line icons, in the colour of the text around them.

type Props = Readonly<{ d: string; className: string; strokeWidth?: string; strokeLinejoin?: 'round' }>

function LineIcon({ d, className, strokeWidth = '1.5', strokeLinejoin }: Props) {
  return (
    <svg viewBox="0 0 16 16" className={`shrink-0 ${className}`} aria-hidden="true">
      <path
        d={d}
        fill="none"
        stroke="currentColor"
        strokeWidth={strokeWidth}
        strokeLinecap="round"
        strokeLinejoin={strokeLinejoin}
      />
    </svg>
  )
}

export function ChevronIcon({ className = '' }: { className?: string }) {
  return <LineIcon d="m4 6.5 4 4 4-4" className={`size-3.5 text-muted ${className}`} />
}

export function CheckIcon() {
  return <LineIcon d="m3.5 8.5 3 3 6-7" className="size-4 text-accent" strokeWidth="1.75" />
}

export function DownloadIcon() {
  return <LineIcon d="M8 2.5v7m0 0 3-3m-3 3-3-3M3 13h10" className="size-3.5" strokeLinejoin="round" />
}

export function MoreIcon() {
  return <LineIcon d="M3.5 8h.01M8 8h.01M12.5 8h.01" className="size-4" strokeWidth="2" />
}

const PRINTER = 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z'

export function PrintIcon() {
  return <LineIcon d={PRINTER} className="size-4" strokeLinejoin="round" />
}

export function LogoIcon() {
  return (
    <svg viewBox="0 0 24 24" className="size-6 shrink-0 text-accent" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M4 5.5h16" opacity=".45" />
        <path d="M7 11h10" opacity=".7" />
        <path d="M10 16.5h4V20" />
      </g>
    </svg>
  )
}
