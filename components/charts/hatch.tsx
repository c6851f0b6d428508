/** The pattern of what is missing; fill with `url(#id)`. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--sunken)" />
        <rect width="1.25" height="5" fill="var(--lost)" />
      </pattern>
    </defs>
  )
}
