/**
 * Enquiries that customers of the sample marketplace have left, newest first within each offer.
 *
 * All people and companies are invented; their mail domains belong to nobody (`.example`, and `example.edu` for the
 * academic ones). One line is one enquiry, its cells separated by ` | `:
 *
 *     act | hours ago | end | name, job title | e-mail | company | country | telephone | language | src/mktcmpid | message
 */
import type { Enquiry } from '#leads'

/** The least happy state among the lead's deliveries once everything that can be delivered has been. */
export type SampleLeadEnd =
  | 'delivered'
  /** The receiver is busy: tried again by the schedule. */
  | 'waiting'
  /** The connection is broken and keeps its deliveries. */
  | 'held'
  /** Tried until the schedule was exhausted. */
  | 'parked'
  /** The receiver refuses this very lead. */
  | 'rejected'
  /** Academic address: recorded without being passed on. */
  | 'withheld'
  /** The offer has no destination: only in the inbox. */
  | 'noDestination'

export interface SampleLead
  extends Required<Pick<Enquiry, 'offerKey' | 'firstName' | 'lastName' | 'email' | 'company' | 'country'>> {
  /** Contact me, or Get it now and Free trial. */
  actionCode: 'PLT' | 'INS'
  title: string
  phone: string
  message: string
  locale: string
  campaign?: { src?: string; mktcmpid?: string }
  hoursAgo: number
  end: SampleLeadEnd
}

const enquiries: Record<string, string[]> = {
  'kestrel.route-planner': [
    'INS | 0.4 | delivered | Fiona McAllister, Transport manager | f.mcallister@clydebakers.example | Clyde Bakers | GB | +44 141 496 0210 | en | newsletter/spring-routes | ',
    'INS | 5 | delivered | Jean-Marc Vasseur, Responsable transport | jm.vasseur@frais-du-nord.example | Frais du Nord | FR | +33 3 53 01 02 10 | fr | linkedin/fr-tournees | Nous livrons 140 cantines par jour. Gérez-vous les fenêtres de 20 minutes ?',
    'INS | 27 | delivered | Ewa Lis, Dispatcher | ewa.lis@paczka24.example | Paczka24 | PL |  | en |  | Is Polish available for the driver app?',
    'INS | 74 | withheld | Peter Sandoval, Graduate student | psandoval@logistics.example.edu | Lakeshore Institute | US |  | en | search/ | For a term paper on vehicle routing.',
    'INS | 160 | delivered | Mark Ashby, Operations director | mark.ashby@greengrocerdirect.example | Greengrocer Direct | GB | +44 113 496 0511 | en | partner-mail/q2-depots | Two depots, 46 vans, starting in September. Please send a price list before the trial ends.',
  ],
  'kestrel.fleet-care': [
    'INS | 9 | delivered | Liam Doherty, Fleet engineer | liam.doherty@northcouncil.example | North Council Highways | IE | +353 20 911 4200 | en | search/fleet-ads | We have 55 gritters and a spreadsheet. Enough said.',
    'INS | 52 | delivered | Matilda Greene, Depot manager | mgreene@outbackfreight.example | Outback Freight | AU | +61 7 5550 1420 | en |  | ',
  ],
  'kestrel.territory-maps': [
    'INS | 3 | delivered | Sophie Renard, Directrice commerciale | s.renard@pompes-atlas.example | Atlas Pompes | FR | +33 2 61 91 03 44 | fr | webinar/territoires | Sept commerciaux, huit secteurs : il y a quelque chose qui ne va pas.',
    'INS | 96 | delivered | Hiroshi Nakata, Sales planning | h.nakata@kaze-tools.example | Kaze Tools | JP |  | en | search/ | Does the territory proposal work with Japanese postal codes?',
  ],
  'halden.fieldbook': [
    'INS | 1.2 | waiting | Astrid Lunde, Maintenance manager | astrid.lunde@fjordkraft-nett.example | Fjordnett | NO | +47 55 00 02 18 | en | fair/nordic-energy | Met Jonas at the fair. 260 technicians, tunnels everywhere.',
    'INS | 33 | waiting | Pieter Claes, Team lead water | p.claes@waterland.example | Waterland | BE |  | en |  | ',
    'INS | 210 | waiting | Markus Rieger, Instandhaltung | m.rieger@alpenzement.example | Alpenzement | AT | +43 1 555 01 42 | de | search/offline-insp | Können Prüfformulare aus Excel übernommen werden?',
  ],
  'halden.vibration-watch': [
    'INS | 14 | delivered | Giulia Conti, Reliability engineer | g.conti@cartiera-adda.example | Cartiera Adda | IT | +39 02 5550 142 | it | linkedin/predictive | Abbiamo 42 pompe e nessun data scientist. Il noleggio dei sei sensori vale anche per l’Italia?',
    'INS | 130 | delivered | Tor Halvorsen, Plant manager | tor.halvorsen@smelteverk.example | Vestland Smelteverk | NO | +47 55 00 03 77 | en |  | Please call after 14:00, I am on the floor in the morning.',
  ],
  'halden.permit-to-work': [
    'PLT | 7 | waiting | Gordon Pirie, HSE manager | g.pirie@firthterminals.example | Firth Terminals | GB | +44 113 496 0733 | en | search/ptw-search | We need isolations on the single-line drawing, for an audit in May. Can you show that next week?',
    'PLT | 61 | waiting | Femke Smit, Veiligheidskundige | femke.smit@havenchemie.example | Havenchemie | NL | +31 20 555 0142 | nl |  | Graag een demonstratie voor twee ploegleiders en de ondernemingsraad.',
  ],
  'halden.van-stock': [
    'INS | 22 | waiting | Mikael Strand, Service chef | mikael.strand@kylteknik.example | Kylteknik Väst | SE | +46 31 390 01 42 | en | fair/kyla-2024 | 31 vans. Last inventory took us two weekends.',
  ],
  'tournesol.reunions-utiles': [
    'INS | 2 | delivered | Claire Fontanel, Directrice | direction@ecole-des-tilleuls.example | École des Tilleuls | FR | +33 1 99 00 21 14 | fr | bouche-a-oreille/ | Peut-on limiter l’accès du compte rendu aux membres du conseil d’école ?',
    'INS | 45 | delivered | Olivier Maes, Coördinator | olivier.maes@buurthuis-west.example | Buurthuis West | BE |  | fr |  | ',
    'INS | 118 | delivered | Nathalie Gagnon, Adjointe | n.gagnon@coop-rivage.example | Coop Rivage | CA | +1 418 555 0177 | fr | infolettre/mai | ',
  ],
  'tournesol.conges': [
    'INS | 6 | delivered | Patrick Joly, Gérant | p.joly@cabinet-joly.example | Cabinet Joly & Associés | FR | +33 1 99 00 33 20 | fr | google/conges-pme | Neuf salariés, convention des cabinets comptables. L’essai reprend-il nos soldes ?',
    'INS | 82 | delivered | Isabelle Thoma, Secrétaire communale | isabelle.thoma@commune-vianne.example | Commune de Vianne | LU |  | fr |  | ',
  ],
  'tournesol.benevoles': [
    'INS | 11 | noDestination | Sabrina Haddou, Coordinatrice | sabrina@table-ouverte.example | La Table Ouverte | FR | +33 6 39 98 11 42 | fr | reseau/assos-44 | 340 bénévoles et onze tournées par jour, on m’a parlé de vous.',
    'INS | 140 | noDestination | Didier Monnet, Trésorier | tresorier@handball-broye.example | Handball Club Broye | CH |  | fr |  | ',
  ],
  'tournesol.accueil': [
    'PLT | 18 | delivered | Aminata Sarr, Directrice des services | a.sarr@mairie-fann.example | Mairie de Fann | SN | +221 33 800 01 42 | fr | salon/e-gov-dakar | Trois guichets, beaucoup de monde le lundi. Travaillez-vous au Sénégal ?',
    'PLT | 77 | delivered | Bernard Kieffer, Directeur | b.kieffer@maison-sante-ill.example | Maison de santé de l’Ill | FR | +33 3 53 01 44 10 | fr |  | Nous voudrions une démonstration pour six praticiens.',
  ],
  'boreal.deneigement': [
    'PLT | 4 | delivered | Lucie Paradis, Directrice des travaux publics | l.paradis@ville-lac-noir.example | Ville de Lac-Noir | CA | +1 418 555 0190 | fr | salon/fqm | Appel d’offres en juin. Avez-vous une fiche pour le conseil ?',
    'PLT | 90 | delivered | Jürg Amstutz, Werkhofleiter | juerg.amstutz@gemeinde-hochried.example | Gemeinde Hochried | CH | +41 33 555 01 42 | de | search/ | Ist die Anwendung auch auf Deutsch geplant?',
  ],
  'boreal.meteo-chantier': [
    'INS | 16 | held | Stéphane Ricard, Chef de chantier | s.ricard@batir-ouest.example | Bâtir Ouest | FR | +33 2 61 91 20 15 | fr | linkedin/beton | On coule demain, c’est un bon jour pour essayer.',
    'INS | 58 | held | Kevin Arsenault, Superintendent | k.arsenault@northspan.example | Northspan Builders | CA | +1 506 555 0142 | en |  | Half of our crews are English-speaking. Are alerts available in English?',
    'INS | 200 | held | Thomas Genoud, Ingénieur | t.genoud@ponts-rhone.example | Ponts du Rhône | CH |  | fr | infolettre/avril | ',
  ],
  'boreal.dock-schedule': [
    'INS | 29 | delivered | Carlos Treviño, Warehouse director | c.trevino@abastosnorte.example | Abastos del Norte | MX | +52 81 5550 1420 | es | search/dock-schedul | Tenemos 42 puertas y cuatro horas de espera por tráiler. ¿Los transportistas pueden reservar en español?',
    'INS | 101 | delivered | Debra Lowe, Yard supervisor | debra.lowe@prairiegrocers.example | Prairie Grocers | CA | +1 204 555 0142 | en |  | ',
  ],
  'boreal.bilingual-desk': [
    'INS | 38 | delivered | Marc-Antoine Roy, Chef des communications | ma.roy@regie-transport.example | Régie du transport | CA | +1 819 555 0142 | fr | infolettre/mai | ',
    'INS | 66 | withheld | Elaine Whitcomb, Lecturer | ewhitcomb@translation.example.edu | Harbour College | US |  | en |  | Could my translation class use the portal for a semester?',
  ],
  'cordee.relances': [
    'INS | 8 | parked | Frédéric Bolle, Directeur financier | f.bolle@imprimerie-rochat.example | Imprimerie Rochat | CH | +41 21 555 02 10 | fr | fiduciaire/relances | Délai moyen de 68 jours. Fonctionnez-vous avec une comptabilité suisse ?',
    'INS | 112 | parked | Anne-Sophie Collard, Comptable | as.collard@menuiserie-aubert.example | Menuiserie Aubert | BE |  | fr |  | ',
  ],
  'cordee.registre-traitements': [
    'PLT | 20 | parked | Hélène Vuilleumier, Déléguée à la protection des données | h.vuilleumier@hopital-jura.example | Hôpital du Jura bernois | CH | +41 32 555 01 42 | fr | congres/nlpd | Notre tableur contient 58 traitements. Comptez-vous l’import dans les deux jours ?',
  ],
  'cordee.fixed-assets': [
    'PLT | 49 | parked | Wouter de Boer, Controller | w.deboer@machinefabriek-delta.example | Machinefabriek Delta | NL | +31 10 555 0142 | en | search/ | I am bringing the worst spreadsheet you have ever seen, as you asked.',
  ],
  'azulejo.event-desk': [
    'INS | 0.9 | delivered | Ricardo Amaral, Head of events | r.amaral@portodigital.example | Porto Digital Week | PT | +351 22 000 02 20 | pt | instagram/forum24 | Podemos imprimir crachás com a nossa própria impressora?',
    'INS | 12 | rejected | Camille Jourdan, Cheffe de projet | camille@biennale-loire.example | Biennale de la Loire | FR |  | fr | newsletter/events-fr | Huit cents invités, deux soirs, trois langues.',
    'INS | 88 | delivered | Tyler Brooks, Alumni office | tyler.brooks@midwestalumni.example | Midwest Alumni Association | US | +1 608 555 0142 | en |  | ',
    'INS | 133 | rejected | Nele Janssens, Office manager | nele@studio-noord.example | Studio Noord | BE |  | nl |  | ',
  ],
  'azulejo.newsletter-studio': [
    'INS | 25 | delivered | Joana Brito, Owner | joana@capasverdes.example | Capas Verdes | PT | +351 25 300 01 42 | pt | newsletter/rain-edition | Li a vossa edição da chuva até ao fim.',
    'INS | 70 | rejected | Petr Malý, Marketing | petr.maly@knihovna-u-mostu.example | Knihkupectví U Mostu | CZ |  | en |  | ',
  ],
  'azulejo.social-calendar': [
    'INS | 31 | noDestination | Aroha Ngata, Communications lead | aroha.ngata@harbourmuseum.example | Harbour Museum | NZ | +64 9 555 0142 | en | linkedin/museums | We are four people and five networks. And one director who likes to approve.',
    'INS | 125 | noDestination | Camila Rojas, Comunicaciones | camila.rojas@ciudadviva.example | Ciudad Viva | CL |  | es |  | ',
  ],
  'akoma.demand-forecast': [
    'INS | 2.5 | delivered | Yaw Adomako, Head of buying | yaw.adomako@freshlane.example | FreshLane Supermarkets | GH | +233 30 200 0177 | en | conference/retail-accra | 38 shops. Our buyers do not believe in models, so I like that yours argues back.',
    'INS | 41 | delivered | Neha Kulkarni, Category manager | neha.k@bazaarnow.example | BazaarNow | IN | +91 80 4550 0142 | en | search/forecast | Is the trial limited to 500 SKUs in total or per shop?',
    'INS | 155 | withheld | Grant Ellis, Research assistant | gellis@opsresearch.example.edu | Pinecrest University | US |  | en |  | Data set wanted for a thesis on perishable demand.',
  ],
  'akoma.pipeline-analytics': [
    'INS | 10 | delivered | Sarah Lindgren, VP sales | sarah.lindgren@nordhydraulik.example | Nordhydraulik | SE | +46 8 465 001 42 | en | linkedin/pipeline | ',
    'INS | 64 | delivered | Pedro Duarte, Sales operations | pedro.duarte@tecnosul.example | Tecnosul | BR | +55 11 5550 0142 | pt |  | Funciona com vendas em reais e dólares na mesma equipa?',
  ],
  'akoma.invoice-reader': [
    'INS | 36 | delivered | Chantal Mboua, Directrice administrative | c.mboua@sodistrib.example | Sodistrib | CM | +237 2 33 00 01 42 | fr | partenaire/afrique | 1 200 factures par mois, souvent manuscrites. Jusqu’où va la lecture ?',
    'INS | 150 | delivered | Andreas Holm, Finance manager | a.holm@baltic-papir.example | Baltic Papir | DK |  | en |  | ',
  ],
  'akoma.impact-reports': [
    'INS | 55 | noDestination | Rose Achieng, Programme officer | rose.achieng@majisafi.example | Maji Safi Trust | KE | +254 20 555 0142 | en | search/ngo-reporting | Three donors, three formats, one me.',
  ],
  'pinewater.quote-builder': [
    'INS | 1.6 | waiting | Brenda Kowalski, Inside sales manager | bkowalski@lakesidepump.example | Lakeside Pump & Valve | US | +1 715 555 0142 | en | partner/cpq-week | Walt retires in March. His rules are in his head.',
    'INS | 48 | waiting | Angus Reid, Sales engineer | angus.reid@highlandcranes.example | Highland Cranes | GB | +44 113 496 0418 | en |  | ',
    'INS | 99 | waiting | Marie-Pier Lavallée, Directrice des ventes | mp.lavallee@portes-st-laurent.example | Portes Saint-Laurent | CA | +1 450 555 0142 | fr | search/cpq | Les soumissions peuvent-elles sortir en français et en anglais ?',
  ],
  'pinewater.contract-renewals': [
    'INS | 19 | delivered | Todd Engstrom, Service director | tengstrom@arrowheadair.example | Arrowhead Compressed Air | US | +1 218 555 0163 | en | webinar/renewals-may | I suspect we have a drawer like the one in your description.',
    'INS | 108 | withheld | Alan Marsh, Professor | amarsh@business.example.edu | Ridgeview College | US |  | en |  | ',
  ],
  'pinewater.call-lists': [
    'INS | 43 | waiting | Shawna Whitehorse, Call center lead | shawna.w@plainsplumbing.example | Plains Plumbing Supply | US | +1 605 555 0142 | en | search/telesales | Eleven callers, three time zones. Does it know Arizona?',
  ],
  'reissbrett.project-timeline': [
    'INS | 3.5 | delivered | Lukas Brandner, Bauleiter | l.brandner@brandnerbau.example | Brandner Bau | AT | +43 512 555 0142 | de | messe/bau-2024 | Kann ich die Pläne meiner Nachunternehmer einlesen?',
    'INS | 84 | delivered | Zuzana Horáková, Project manager | z.horakova@dreva-domy.example | Dřeva Domy | CZ | +420 2 2555 0142 | en |  | ',
  ],
  'reissbrett.shift-planner': [
    'INS | 13 | delivered | Sabine Oertel, Pflegedienstleitung | s.oertel@klinik-am-wald.example | Klinik am Wald | DE | +49 30 23125 201 | de | search/dienstplan | Wir möchten mit Station 4 beginnen. Gibt es eine Vorlage für den Betriebsrat?',
    'INS | 145 | delivered | Arnaud Petitjean, Responsable de production | a.petitjean@verrerie-lorraine.example | Verrerie de Lorraine | FR | +33 3 53 01 88 42 | fr |  | Équipes en 5×8 : est-ce prévu ?',
  ],
  'reissbrett.environment-watch': [
    'INS | 0.7 | delivered | Naveen Gupta, Platform owner | naveen.gupta@globalgears.example | Global Gears | IN | +91 22 4550 0142 | en | community/governance | 900 makers and one of me.',
    'INS | 68 | delivered | Eleanor Finch, IT operations | eleanor.finch@countycare.example | County Care Trust | GB |  | en | search/orphans | ',
  ],
  'reissbrett.org-chart': [
    'PLT | 39 | delivered | Monika Steiner, Personalleiterin | m.steiner@gruber-antriebe.example | Gruber Antriebe | AT | +43 732 555 0142 | de |  | Reorganisation im Herbst, 640 Personen, drei Entwürfe.',
  ],
  'reissbrett.it-asset-desk': [
    'INS | 1900 | noDestination | Reto Caduff, IT-Leiter | r.caduff@bergbahn-alvra.example | Bergbahn Alvra | CH |  | de |  | ',
  ],
  'tamarind.service-assistant': [
    'INS | 4.5 | delivered | Somchai Wattana, Customer care director | somchai.w@siamair-partner.example | Siam Air Partner Desk | TH | +66 2 555 0142 | en | conference/cx-asia | How does it handle Thai questions about English policies?',
    'INS | 59 | delivered | Lauren Hughes, Support manager | lauren.hughes@coastalkit.example | Coastal Kit | AU | +61 7 5550 1777 | en |  | ',
  ],
  'tamarind.shared-inbox': [
    'INS | 15 | held | Azlan Harun, Head of service | azlan.harun@rumahkayu.example | Rumah Kayu | MY | +60 3 5550 0142 | en | linkedin/inbox | Nine hours to first answer today. We would like forty minutes too.',
    'INS | 103 | held | Oliver Grant, Operations | oliver.grant@parcelnook.example | Parcel Nook | GB | +44 113 496 0902 | en |  | ',
  ],
  'tamarind.knowledge-gardener': [
    'PLT | 46 | held | Michelle Tan, Knowledge manager | michelle.tan@straitsoft.example | Straitsoft | SG | +65 6555 0142 | en | search/ | Please run the free health report. 1,400 articles, be gentle.',
  ],
}

export const sampleLeads: SampleLead[] = Object.entries(enquiries).flatMap(([offerKey, lines]) =>
  lines.map((line) => readLead(offerKey, line)),
)

function readLead(offerKey: string, line: string): SampleLead {
  const cells = line.split('|').map((cell) => cell.trim())
  const [actionCode, hoursAgo, end, person = '', email = '', company = '', country = ''] = cells
  const [phone = '', locale = 'en', campaign = '', message = ''] = cells.slice(7)
  const [name = '', title = ''] = person.split(', ')
  const [firstName = '', ...lastNames] = name.split(' ')
  const [src, mktcmpid] = campaign.split('/')
  return {
    offerKey,
    actionCode: actionCode as SampleLead['actionCode'],
    firstName,
    lastName: lastNames.join(' '),
    title,
    email,
    company,
    country,
    phone,
    locale,
    message,
    ...(src ? { campaign: { src, ...(mktcmpid ? { mktcmpid } : {}) } } : {}),
    hoursAgo: Number(hoursAgo),
    end: end as SampleLeadEnd,
  }
}
