import { toEmbeddedFont } from './embedded-font'

/** What a drawing looks like, beyond its attributes; variables and inherited values do not survive serialising. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'font-variant-numeric',
] as const

const SCALE = 2
const MARGIN = 24
const TITLE_HEIGHT = 56

export type Heading = Readonly<{ title: string; detail: string }>

/**
 * Saves the drawings as one picture, one under the other beneath their heading, at twice their size and on the
 * colours that they have now.
 */
export async function downloadPng(
  drawings: readonly SVGSVGElement[],
  heading: Heading,
  fileName: string,
): Promise<void> {
  const sizes = drawings.map((svg) => svg.getBoundingClientRect())
  const width = Math.max(0, ...sizes.map((size) => size.width)) + 2 * MARGIN
  const height = sizes.reduce((sum, size) => sum + size.height, 0) + 2 * MARGIN + TITLE_HEIGHT
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * SCALE)
  canvas.height = Math.ceil(height * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures.')
  context.scale(SCALE, SCALE)
  drawGround(context, heading, width, height)
  const font = await toEmbeddedFont()
  let top = MARGIN + TITLE_HEIGHT
  for (const [index, svg] of drawings.entries()) {
    const size = sizes[index]
    if (!size) continue
    context.drawImage(await toImage(svg, size, font), MARGIN, top, size.width, size.height)
    top += size.height
  }
  save(canvas, fileName)
}

function drawGround(
  context: CanvasRenderingContext2D,
  { title, detail }: Heading,
  width: number,
  height: number,
): void {
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body)
  context.fillStyle = backgroundColor
  context.fillRect(0, 0, width, height)
  context.fillStyle = color
  context.font = `600 16px ${fontFamily}`
  context.fillText(title, MARGIN, MARGIN + 14, width - 2 * MARGIN)
  context.globalAlpha = 0.7
  context.font = `400 12px ${fontFamily}`
  context.fillText(detail, MARGIN, MARGIN + 34, width - 2 * MARGIN)
  context.globalAlpha = 1
}

async function toImage(
  svg: SVGSVGElement,
  { width, height }: DOMRect,
  font: string,
): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('A drawing is copied as a drawing.')
  copyStyles(svg, copy)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width * SCALE))
  copy.setAttribute('height', String(height * SCALE))
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = font
  copy.prepend(style)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  return image
}

function copyStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  const text = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')
  to.setAttribute('style', text)
  to.removeAttribute('class')
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index]
    if (twin) copyStyles(child, twin)
  }
}

function save(canvas: HTMLCanvasElement, fileName: string): void {
  const link = document.createElement('a')
  link.download = fileName
  link.href = canvas.toDataURL('image/png')
  link.click()
}
