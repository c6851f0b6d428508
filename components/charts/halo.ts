/** Keeps text readable where lines pass behind it. */
export const HALO = { stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' } as const
