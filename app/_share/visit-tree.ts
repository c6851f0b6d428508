import { isValidElement, type ReactNode } from 'react'

type Component = (props: unknown) => ReactNode | Promise<ReactNode>

const CLIENT = Symbol.for('react.client.reference')

/**
 * Calls every server component of a tree, as the renderer would, for the sake of what they ask; what they draw is let
 * go. Components of the client are not called, but what was handed to them is looked through. One that throws is left
 * there: drawings need the renderer, and an answer that failed fails again where the answers are gathered.
 */
export async function visitTree(node: unknown): Promise<void> {
  const found = await node
  if (Array.isArray(found)) {
    await Promise.all(found.map(visitTree))
    return
  }
  if (!isValidElement<Record<string, unknown>>(found)) return
  const { type, props } = found
  if (typeof type === 'function' && !isOfClient(type)) {
    await visitTree(await call(type as Component, props).catch(() => null))
    return
  }
  await Promise.all(Object.values(props).map(visitTree))
}

async function call(component: Component, props: unknown): Promise<ReactNode> {
  return component(props)
}

function isOfClient(type: object): boolean {
  return '$$typeof' in type && type.$$typeof === CLIENT
}
