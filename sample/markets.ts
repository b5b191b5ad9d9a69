/** Groups of markets that several sample publishers sell in. */

export const nordics = ['NO', 'SE', 'DK', 'FI', 'IS'] as const
export const frenchSpeakingEurope = ['FR', 'BE', 'CH', 'LU', 'MC'] as const
export const germanSpeakingEurope = ['DE', 'AT', 'CH', 'LI'] as const
export const northAmerica = ['US', 'CA', 'MX'] as const
export const britishIsles = ['GB', 'IE'] as const
export const westernEurope = [
  ...frenchSpeakingEurope,
  ...britishIsles,
  'DE',
  'AT',
  'NL',
  'ES',
  'PT',
  'IT',
  'DK',
  'SE',
  'NO',
  'FI',
] as const
export const southAsia = ['IN', 'LK', 'NP', 'BD'] as const
export const southEastAsia = ['SG', 'MY', 'TH', 'ID', 'PH', 'VN'] as const
export const subSaharanAfrica = ['GH', 'NG', 'KE', 'SN', 'CM', 'ZA', 'UG', 'RW', 'ZM'] as const
export const oceania = ['AU', 'NZ'] as const
export const world = [
  ...westernEurope,
  ...northAmerica,
  ...southAsia,
  ...southEastAsia,
  ...subSaharanAfrica,
  ...oceania,
  'PL',
  'CZ',
  'JP',
  'KR',
  'BR',
  'CL',
  'CO',
  'AE',
  'MA',
  'TN',
] as const
