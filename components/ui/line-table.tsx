import type { ReactNode } from 'react'
import { ScrollBox } from './scroll-box'

type Props = Readonly<{
  label: string
  columns: readonly string[]
  /** `LineRow`s. */
  children: ReactNode
}>

/** A plain list in columns: what was done, sent or held. On a phone it scrolls in its box. */
export function LineTable({ label, columns, children }: Props) {
  return (
    <ScrollBox label={label} className="rounded-lg border border-line">
      <table className="w-full min-w-[44rem] border-collapse text-sm">
        <thead>
          <tr className="border-line border-b bg-sunken text-left text-muted">
            {columns.map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollBox>
  )
}

/** One line of it; `id` is where links lead to. */
export function LineRow({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <tr id={id} className="border-line border-b align-top last:border-0 target:bg-accent-soft">
      {children}
    </tr>
  )
}

/** One cell of it; a moment stays on one line. */
export function LineCell({ isMoment = false, children }: { isMoment?: boolean; children: ReactNode }) {
  return (
    <td className={`px-3 py-2 ${isMoment ? 'whitespace-nowrap text-muted' : 'break-words'}`}>{children}</td>
  )
}
