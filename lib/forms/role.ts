/** What a member may do; each may also do what those before it may. */
export const ROLES = {
  viewer: { label: 'Viewer', may: 'reads everything' },
  editor: { label: 'Editor', may: 'also saves reports, goals, annotations and share links' },
  admin: { label: 'Admin', may: 'also manages members, settings and imports' },
} as const satisfies Record<string, Readonly<{ label: string; may: string }>>

export type Role = keyof typeof ROLES

/** From the least to the most. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]

/** Null for what is no role. */
export function parseRole(text: unknown): Role | null {
  return ROLE_NAMES.find((role) => role === text) ?? null
}

/** Whether somebody of this role may do what needs `need`. */
export function isAllowed(role: Role, need: Role): boolean {
  return ROLE_NAMES.indexOf(role) >= ROLE_NAMES.indexOf(need)
}
