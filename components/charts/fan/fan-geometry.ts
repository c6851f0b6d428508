/** Where the plot lies, and where days and values lie in it. */
export type FanGeometry = Readonly<{
  left: number
  end: number
  top: number
  floor: number
  xOf: (day: string) => number
  yOf: (value: number) => number
}>
