/** What is said of the keys before their list comes. */
export const keys = {
  all: 'all shortcuts',
} as const;
