/** What is said of the palette before it comes. */
export const palette = {
  actions: 'Actions',
  keys: 'Ctrl K',
} as const;
