// Loaded before anything else into the programs that are recorded: for them it is always SAME_OUTPUT_NOW.

const now = Date.parse(process.env.SAME_OUTPUT_NOW ?? '')
if (Number.isNaN(now)) throw new Error('SAME_OUTPUT_NOW must be a moment.')

const stopped = () => now
globalThis.Date = new Proxy(Date, {
  construct: (RealDate, given, as) => Reflect.construct(RealDate, given.length === 0 ? [now] : given, as),
  apply: (RealDate) => new RealDate(now).toString(),
  get: (RealDate, name) => (name === 'now' ? stopped : Reflect.get(RealDate, name)),
})
