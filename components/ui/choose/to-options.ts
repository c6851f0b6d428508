/** What a table of names offers to choose from, in its order. */
export function toOptions<Name extends string>(
  of: Readonly<Record<Name, Readonly<{ label: string }>>>,
): readonly Readonly<{ value: Name; label: string }>[] {
  return (Object.keys(of) as Name[]).map((value) => ({ value, label: of[value].label }))
}
