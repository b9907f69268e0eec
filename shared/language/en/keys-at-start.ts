/** What is said of the keys before their list comes. */
export const keys = {
  all: 'all keys',
} as const;
