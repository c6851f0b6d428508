const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A shop of 200 visitors of whom one goes on, and a row whose time is none. */
export const TINY = [
  'when,visitor,visit,what,item',
  ...Array.from({ length: 200 }, (_, number) => {
    const time = `${twoDigits(10 + Math.floor(number / 60))}:${twoDigits(number % 60)}`
    return `2026-05-01T${time}:00Z,v${number},s${number},page_view,zz`
  }),
  '2026-05-01T13:21:00Z,v199,s199,add_to_cart,zz',
  '2026-05-01T13:22:00Z,v199,s199,checkout,',
  '2026-05-01T13:23:00Z,v198,s198,lantern_lit,zz',
  'soon,v198,s198,page_view,zz',
].join('\n')
