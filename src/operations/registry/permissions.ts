/** What this room lets roles do. */
export const registryPermissions = {
  'registry.persons.search': 'Find persons; what is shown of each is recorded with the purpose',
  'registry.persons.read': 'Read a person’s record, with a purpose',
  'registry.persons.write': 'Register a person or correct her record',
  'registry.duplicates.manage': 'Join records of the same person, undo it, or keep them apart',
} as const;
