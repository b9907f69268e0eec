/** Requests that nobody can carry out. */
export const requests = {
  unknown: 'Fermata does not know this command. Nothing was done.',
  notRight: 'Nothing was done: {{field}} is not right ({{problem}}).',
} as const;
