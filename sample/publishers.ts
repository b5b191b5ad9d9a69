/**
 * The ten publishers of the sample marketplace. All are invented; their addresses are under `.example`, which nobody
 * can own, and their telephone numbers are from ranges kept for fiction wherever the country has one.
 */
import type { SamplePublisher } from './publisher.ts'

export const halden: SamplePublisher = {
  publisherId: 'halden',
  displayName: 'Halden Works',
  profile:
    'Halden Works builds software for people who keep things running: grid crews, ferry mechanics, plant electricians. The company grew out of a maintenance contractor on the Norwegian west coast, and half of its staff have held a spanner for a living. Everything it sells works without a signal.',
  website: 'https://www.halden.example',
  city: 'Bergen',
  country: 'NO',
  sellerContact: { name: 'Ingrid Solheim', email: 'ingrid.solheim@halden.example', phone: '+4755000142' },
  supportContact: { name: 'Halden Works service desk', email: 'servicedesk@halden.example', phone: '+4755000150' },
  engineeringContact: { name: 'Jonas Aasen', email: 'jonas.aasen@halden.example', phone: '+4755000161' },
  hue: 228,
  people: [
    {
      name: 'Ingrid Solheim',
      email: 'ingrid.solheim@halden.example',
      roles: ['owner'],
      title: 'Managing director',
      locale: 'en',
    },
    {
      name: 'Jonas Aasen',
      email: 'jonas.aasen@halden.example',
      roles: ['developer'],
      title: 'Lead engineer',
      locale: 'en',
    },
    {
      name: 'Silje Tveit',
      email: 'silje.tveit@halden.example',
      roles: ['marketer'],
      title: 'Product marketing',
      locale: 'en',
    },
  ],
  connections: [
    { key: 'crm', name: 'Sales inbox (HTTPS)', manner: 'accepts' },
    { key: 'partners', name: 'Partner desk webhook', manner: 'busy' },
  ],
}

export const tournesol: SamplePublisher = {
  publisherId: 'tournesol',
  displayName: 'Atelier Tournesol',
  profile:
    'Atelier Tournesol est une coopérative nantaise de dix-neuf personnes. Elle conçoit des applications simples pour les équipes qui n’ont pas de service informatique : associations, écoles, cabinets, petites collectivités. Ses logiciels s’apprennent en une matinée et parlent français comme vous.',
  website: 'https://www.tournesol.example',
  city: 'Nantes',
  country: 'FR',
  sellerContact: { name: 'Maëlle Kervran', email: 'maelle.kervran@tournesol.example', phone: '+33261910142' },
  supportContact: { name: 'L’équipe d’entraide', email: 'entraide@tournesol.example', phone: '+33261910150' },
  engineeringContact: { name: 'Bastien Roussel', email: 'bastien.roussel@tournesol.example', phone: '+33261910163' },
  hue: 66,
  people: [
    {
      name: 'Maëlle Kervran',
      email: 'maelle.kervran@tournesol.example',
      roles: ['owner'],
      title: 'Cogérante',
      locale: 'fr',
    },
    {
      name: 'Bastien Roussel',
      email: 'bastien.roussel@tournesol.example',
      roles: ['developer'],
      title: 'Développeur',
      locale: 'fr',
    },
    {
      name: 'Anouk Le Goff',
      email: 'anouk.legoff@tournesol.example',
      roles: ['marketer'],
      title: 'Communication',
      locale: 'fr',
    },
    {
      name: 'Yannick Morvan',
      email: 'yannick.morvan@tournesol.example',
      roles: ['referralAdmin'],
      title: 'Relations adhérents',
      locale: 'fr',
    },
  ],
  connections: [{ key: 'suivi', name: 'Suivi des demandes', manner: 'accepts' }],
}

export const boreal: SamplePublisher = {
  publisherId: 'boreal',
  displayName: 'Boréal Logiciels',
  profile:
    'Établie à Québec, Boréal Logiciels équipe les municipalités, les transporteurs et les chantiers qui travaillent au rythme de l’hiver. Ses applications croisent cartes, météo et équipes sur le terrain, en français d’abord et en anglais quand il le faut. Elle compte quarante employés et deux tempêtes de référence.',
  website: 'https://www.boreal.example',
  city: 'Québec',
  country: 'CA',
  sellerContact: { name: 'Geneviève Tremblay-Roy', email: 'g.tremblay-roy@boreal.example', phone: '+14185550142' },
  supportContact: { name: 'Soutien Boréal', email: 'soutien@boreal.example', phone: '+14185550150' },
  engineeringContact: { name: 'Mathieu Gingras', email: 'm.gingras@boreal.example', phone: '+14185550165' },
  hue: 188,
  people: [
    {
      name: 'Geneviève Tremblay-Roy',
      email: 'g.tremblay-roy@boreal.example',
      roles: ['owner'],
      title: 'Présidente',
      locale: 'fr',
    },
    {
      name: 'Mathieu Gingras',
      email: 'm.gingras@boreal.example',
      roles: ['developer'],
      title: 'Architecte logiciel',
      locale: 'fr',
    },
    {
      name: 'Claire Whitford',
      email: 'c.whitford@boreal.example',
      roles: ['manager'],
      title: 'Partner manager',
      locale: 'en',
    },
  ],
  connections: [
    { key: 'ventes', name: 'Ventes Québec', manner: 'accepts' },
    { key: 'chantiers', name: 'Équipe chantiers', manner: 'refuses-credentials' },
  ],
}

export const cordee: SamplePublisher = {
  publisherId: 'cordee',
  displayName: 'Cordée Gestion',
  profile:
    'Cordée Gestion aide les directions financières et les secrétariats généraux de Suisse romande, de France et de Belgique à tenir leurs registres sans tableur. Fondée à Lausanne par une fiduciaire et deux ingénieurs, la maison écrit des logiciels sobres, vérifiables, que les réviseurs aiment ouvrir.',
  website: 'https://www.cordee.example',
  city: 'Lausanne',
  country: 'CH',
  sellerContact: { name: 'Valérie Chappuis', email: 'valerie.chappuis@cordee.example', phone: '+41215550142' },
  supportContact: { name: 'Assistance Cordée', email: 'assistance@cordee.example', phone: '+41215550150' },
  engineeringContact: { name: 'Luca Bernasconi', email: 'luca.bernasconi@cordee.example', phone: '+41215550167' },
  hue: 355,
  people: [
    {
      name: 'Valérie Chappuis',
      email: 'valerie.chappuis@cordee.example',
      roles: ['owner'],
      title: 'Directrice',
      locale: 'fr',
    },
    {
      name: 'Luca Bernasconi',
      email: 'luca.bernasconi@cordee.example',
      roles: ['developer', 'manager'],
      title: 'Responsable technique',
      locale: 'fr',
    },
    {
      name: 'Noémie Favre',
      email: 'noemie.favre@cordee.example',
      roles: ['financialContributor'],
      title: 'Comptabilité',
      locale: 'fr',
    },
  ],
  connections: [{ key: 'mandats', name: 'Outil mandats', manner: 'unreachable' }],
}

export const kestrel: SamplePublisher = {
  publisherId: 'kestrel',
  displayName: 'Kestrel Route Systems',
  profile:
    'Kestrel plans journeys for a living: 1.4 million stops a day, from bread vans in Sheffield to dialysis transport in Dublin. A team of mathematicians and former dispatchers, it believes that a good plan is one the driver agrees with, and measures its software by miles not driven.',
  website: 'https://www.kestrel.example',
  city: 'Sheffield',
  country: 'GB',
  sellerContact: { name: 'Helen Ashworth', email: 'helen.ashworth@kestrel.example', phone: '+441144960142' },
  supportContact: { name: 'Kestrel support', email: 'support@kestrel.example', phone: '+441144960150' },
  engineeringContact: { name: 'Owen Pritchard', email: 'owen.pritchard@kestrel.example', phone: '+441144960169' },
  hue: 285,
  people: [
    {
      name: 'Helen Ashworth',
      email: 'helen.ashworth@kestrel.example',
      roles: ['owner'],
      title: 'Chief executive',
      locale: 'en',
    },
    {
      name: 'Owen Pritchard',
      email: 'owen.pritchard@kestrel.example',
      roles: ['developer'],
      title: 'Principal engineer',
      locale: 'en',
    },
    {
      name: 'Nadia Rahman',
      email: 'nadia.rahman@kestrel.example',
      roles: ['marketer'],
      title: 'Head of marketing',
      locale: 'en',
    },
    {
      name: 'Callum Byrne',
      email: 'callum.byrne@kestrel.example',
      roles: ['referralAdmin'],
      title: 'Sales operations',
      locale: 'en',
    },
  ],
  connections: [
    { key: 'crm', name: 'Kestrel CRM intake', manner: 'accepts' },
    { key: 'warehouse', name: 'Data warehouse copy', manner: 'accepts' },
  ],
}

export const azulejo: SamplePublisher = {
  publisherId: 'azulejo',
  displayName: 'Azulejo Studio',
  profile:
    'Azulejo Studio makes marketing tools for teams of one to ten, where the same person writes the newsletter, books the room and orders the badges. From a former tile works in Porto, its designers and developers keep every screen calm enough to use on the morning of the event.',
  website: 'https://www.azulejo.example',
  city: 'Porto',
  country: 'PT',
  sellerContact: { name: 'Beatriz Falcão', email: 'beatriz@azulejo.example', phone: '+351220000142' },
  supportContact: { name: 'Azulejo help', email: 'help@azulejo.example', phone: '+351220000150' },
  engineeringContact: { name: 'Rui Mendonça', email: 'rui@azulejo.example', phone: '+351220000171' },
  hue: 25,
  people: [
    { name: 'Beatriz Falcão', email: 'beatriz@azulejo.example', roles: ['owner'], title: 'Founder', locale: 'en' },
    { name: 'Rui Mendonça', email: 'rui@azulejo.example', roles: ['developer'], title: 'Developer', locale: 'en' },
    { name: 'Teresa Lobo', email: 'teresa@azulejo.example', roles: ['marketer'], title: 'Growth', locale: 'en' },
  ],
  connections: [{ key: 'hub', name: 'Studio lead hub', manner: 'refuses-records' }],
}

export const akoma: SamplePublisher = {
  publisherId: 'akoma',
  displayName: 'Akoma Insight',
  profile:
    'Akoma Insight turns the data that companies already keep into decisions they can explain. Statisticians in Accra and Nairobi build small, honest models: each forecast comes with its error, each score with its reasons, and each report with the rows it was made from.',
  website: 'https://www.akoma.example',
  city: 'Accra',
  country: 'GH',
  sellerContact: { name: 'Efua Mensah', email: 'efua.mensah@akoma.example', phone: '+233302000142' },
  supportContact: { name: 'Akoma care', email: 'care@akoma.example', phone: '+233302000150' },
  engineeringContact: { name: 'Kwabena Osei', email: 'kwabena.osei@akoma.example', phone: '+233302000173' },
  hue: 318,
  people: [
    {
      name: 'Efua Mensah',
      email: 'efua.mensah@akoma.example',
      roles: ['owner'],
      title: 'Chief executive',
      locale: 'en',
    },
    {
      name: 'Kwabena Osei',
      email: 'kwabena.osei@akoma.example',
      roles: ['developer'],
      title: 'Head of modelling',
      locale: 'en',
    },
    {
      name: 'Wanjiru Kamau',
      email: 'wanjiru.kamau@akoma.example',
      roles: ['marketer', 'businessContributor'],
      title: 'Marketing',
      locale: 'en',
    },
  ],
  connections: [{ key: 'pipeline', name: 'Pipeline intake', manner: 'accepts' }],
}

export const pinewater: SamplePublisher = {
  publisherId: 'pinewater',
  displayName: 'Pinewater Software',
  profile:
    'Pinewater writes sales software on the shore of Lake Superior for companies that sell things you can drop on your foot: pumps, doors, conveyor rollers. Its products live inside the CRM that the sales team already has open, and are installed on a Friday afternoon.',
  website: 'https://www.pinewater.example',
  city: 'Duluth',
  country: 'US',
  sellerContact: { name: 'Dale Lindqvist', email: 'dale.lindqvist@pinewater.example', phone: '+12185550142' },
  supportContact: { name: 'Pinewater customer care', email: 'care@pinewater.example', phone: '+12185550150' },
  engineeringContact: { name: 'Marisol Vega', email: 'marisol.vega@pinewater.example', phone: '+12185550175' },
  hue: 152,
  people: [
    {
      name: 'Dale Lindqvist',
      email: 'dale.lindqvist@pinewater.example',
      roles: ['owner'],
      title: 'President',
      locale: 'en',
    },
    {
      name: 'Marisol Vega',
      email: 'marisol.vega@pinewater.example',
      roles: ['developer'],
      title: 'Engineering manager',
      locale: 'en',
    },
    {
      name: 'Josh Abernathy',
      email: 'josh.abernathy@pinewater.example',
      roles: ['marketer'],
      title: 'Demand generation',
      locale: 'en',
    },
    {
      name: 'Renée Ojibway',
      email: 'renee.ojibway@pinewater.example',
      roles: ['manager'],
      title: 'Channel manager',
      locale: 'en',
    },
  ],
  connections: [
    { key: 'crm', name: 'Pinewater CRM', manner: 'accepts' },
    { key: 'nurture', name: 'Nurture tool', manner: 'busy' },
  ],
}

export const reissbrett: SamplePublisher = {
  publisherId: 'reissbrett',
  displayName: 'Reißbrett Software',
  profile:
    'Reißbrett is the German word for a drawing board, and drawing plans that survive Monday is what this Leipzig company does. Its project, shift and organisation planners are used by builders, hospitals and machine makers in eleven countries, and by the company itself, every day.',
  website: 'https://www.reissbrett.example',
  city: 'Leipzig',
  country: 'DE',
  sellerContact: { name: 'Katharina Vogel', email: 'k.vogel@reissbrett.example', phone: '+493023125142' },
  supportContact: { name: 'Reißbrett Kundendienst', email: 'kundendienst@reissbrett.example', phone: '+493023125150' },
  engineeringContact: { name: 'Emre Yıldız', email: 'e.yildiz@reissbrett.example', phone: '+493023125177' },
  hue: 258,
  people: [
    {
      name: 'Katharina Vogel',
      email: 'k.vogel@reissbrett.example',
      roles: ['owner'],
      title: 'Managing director',
      locale: 'en',
    },
    {
      name: 'Emre Yıldız',
      email: 'e.yildiz@reissbrett.example',
      roles: ['developer'],
      title: 'Software architect',
      locale: 'en',
    },
    {
      name: 'Friederike Lang',
      email: 'f.lang@reissbrett.example',
      roles: ['marketer'],
      title: 'Marketing',
      locale: 'en',
    },
  ],
  connections: [{ key: 'vertrieb', name: 'Vertrieb intake', manner: 'accepts' }],
}

export const tamarind: SamplePublisher = {
  publisherId: 'tamarind',
  displayName: 'Tamarind Cloud',
  profile:
    'Tamarind Cloud looks after the minutes between a question and an answer. From Kochi and Singapore it builds assistants, shared inboxes and knowledge tools for service teams that answer in several languages, and publishes its own response times on its front page.',
  website: 'https://www.tamarind.example',
  city: 'Kochi',
  country: 'IN',
  sellerContact: { name: 'Anjali Menon', email: 'anjali.menon@tamarind.example', phone: '+914842550142' },
  supportContact: { name: 'Tamarind help desk', email: 'helpdesk@tamarind.example', phone: '+914842550150' },
  engineeringContact: { name: 'Suresh Pillai', email: 'suresh.pillai@tamarind.example', phone: '+914842550179' },
  hue: 120,
  people: [
    { name: 'Anjali Menon', email: 'anjali.menon@tamarind.example', roles: ['owner'], title: 'Founder', locale: 'en' },
    {
      name: 'Suresh Pillai',
      email: 'suresh.pillai@tamarind.example',
      roles: ['developer'],
      title: 'Platform engineer',
      locale: 'en',
    },
    {
      name: 'Mei Ling Tan',
      email: 'meiling.tan@tamarind.example',
      roles: ['marketer'],
      title: 'Marketing, Singapore',
      locale: 'en',
    },
  ],
  connections: [
    { key: 'desk', name: 'Sales desk', manner: 'accepts' },
    { key: 'singapore', name: 'Singapore office', manner: 'refuses-credentials' },
  ],
}

export const samplePublishers: SamplePublisher[] = [
  halden,
  tournesol,
  boreal,
  cordee,
  kestrel,
  azulejo,
  akoma,
  pinewater,
  reissbrett,
  tamarind,
]
