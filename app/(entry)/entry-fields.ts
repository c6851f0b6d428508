// What is asked of somebody at the door.

export const NAME = { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' } as const

export const EMAIL = { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' } as const

/** One that is chosen now. */
export const NEW_PASSWORD = {
  name: 'password',
  label: 'Password',
  type: 'password',
  hint: '12 characters or more; a few words make a good one.',
  autoComplete: 'new-password',
} as const
