export const taxonomyNames = [
  'categories',
  'subcategories',
  'industries',
  'verticals',
  'applicableProducts',
  'testDriveTypes',
  'packageRegions',
  'markets',
] as const
export type TaxonomyName = (typeof taxonomyNames)[number]
