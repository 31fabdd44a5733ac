/** What this room lets offices do. */
export const evaluationsPermissions = {
  'evaluations.prepare': 'Write an evaluation from its terms of reference to its recommendations',
  'evaluations.publish': 'Freeze an evaluation as a version and begin the follow-up of its recommendations',
  'recommendations.follow': 'See at the desk every recommendation with what is owed and what has gone up',
  'recommendations.answer':
    'Answer, plan and report as the addressee (an office bound to an addressee: what is addressed to it)',
  'recommendations.verify': 'Return a report or verify it, and close; never of what one did oneself',
} as const;
