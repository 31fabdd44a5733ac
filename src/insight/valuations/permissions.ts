/** What this room lets roles do. Publishing and reviewing are refused to whoever is an author of the valuation, whatever her role. */
export const valuationsPermissions = {
  'valuations.read': 'See valuations in preparation',
  'valuations.prepare': 'Open valuations, load data, sign the opinion, run, write and submit',
  'valuations.review': 'Approve or return another actuary’s valuation',
  'valuations.publish': 'Publish, replace and withdraw valuations of which one is no author',
} as const;
