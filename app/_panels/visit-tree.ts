import { isValidElement, type ReactNode } from 'react'

const CLIENT = Symbol.for('react.client.reference')

/**
 * Calls every server component of a tree, as the renderer would, for the sake of what they ask; what they draw is let
 * go. Components of the client are not called, but what was handed to them is looked through.
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
    await visitTree((type as (props: unknown) => ReactNode | Promise<ReactNode>)(props))
    return
  }
  await Promise.all(Object.values(props).map(visitTree))
}

function isOfClient(type: object): boolean {
  return '$$typeof' in type && type.$$typeof === CLIENT
}
