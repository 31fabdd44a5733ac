/** What this room lets offices do. Everything else is public, or of the person herself. */
export const sortitionsPermissions = {
  'sortitions.run': 'Freeze the roll, announce the draw, record dice and beacon, draw',
} as const;
