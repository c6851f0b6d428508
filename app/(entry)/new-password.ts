/** How a password is asked for that is chosen now. */
export const NEW_PASSWORD = {
  name: 'password',
  type: 'password',
  hint: '12 characters or more; a few words make a good one.',
  autoComplete: 'new-password',
} as const
