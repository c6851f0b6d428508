import { toLegalXml } from '@/lib/format/sheet/legal-xml'

/** Looks that a part has from those around it unless it says otherwise. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
] as const

/** Looks of its own, with what they are where nothing is said. */
const OWN = { opacity: '1', 'stop-color': 'rgb(0, 0, 0)', 'stop-opacity': '1' } as const

/** All that a drawing consists of; anything else would be no drawing to some viewer, or more than one. */
const DRAWN =
  /^(svg|g|defs|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|clipPath|mask|pattern|linearGradient|radialGradient|stop|use)$/

/**
 * A drawing that looks as this one does now wherever it is put: what style sheets, variables and its surroundings make
 * of it stands in its own attributes. Links become groups; what is hidden, and what is no drawing, is left out.
 */
export function copyDrawing(svg: SVGSVGElement): SVGElement | null {
  return copyPart(svg, {})
}

type Looks = Readonly<Record<string, string>>

function copyPart(from: Element, around: Looks): SVGElement | null {
  const name = from.localName === 'a' ? 'g' : from.localName
  const style = getComputedStyle(from)
  if (!DRAWN.test(name) || style.display === 'none') return null
  const copy = document.createElementNS(SVG, name)
  copyAttributes(from, copy)
  const looks = toLooks(style, INHERITED)
  setLooks(copy, looks, around)
  setLooks(copy, toLooks(style, Object.keys(OWN)), OWN)
  for (const child of from.childNodes) {
    if (child instanceof Text) copy.append(toLegalXml(child.data))
    const part = child instanceof Element ? copyPart(child, looks) : null
    if (part) copy.append(part)
  }
  return copy
}

function toLooks(style: CSSStyleDeclaration, names: readonly string[]): Looks {
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]))
}

/** Those that are not so already. */
function setLooks(to: Element, looks: Looks, already: Looks): void {
  for (const [name, value] of Object.entries(looks)) {
    if (value !== already[name]) to.setAttribute(name, value)
  }
}

const SVG = 'http://www.w3.org/2000/svg'

/** Those that say where and what it is; what it looks like was read already, and what it does is left behind. */
const GEOMETRY =
  /^(id|d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|transform|viewBox|preserveAspectRatio|offset|clip-path|clip-rule|fill-rule|mask|pattern\w+|gradient\w+|clipPathUnits|maskUnits|maskContentUnits|vector-effect|role|aria-label)$/

function copyAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) {
    const isWithin = name === 'href' && from.localName === 'use' && value.startsWith('#')
    if (GEOMETRY.test(name) || isWithin) to.setAttribute(name, toLegalXml(value))
  }
}
