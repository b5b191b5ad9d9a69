/** All sample offers, publisher by publisher. */
import type { SampleOffer } from './offer.ts'
import { churnSignals } from './offers/akoma/churn-signals.ts'
import { demandForecast } from './offers/akoma/demand-forecast.ts'
import { impactReports } from './offers/akoma/impact-reports.ts'
import { invoiceReader } from './offers/akoma/invoice-reader.ts'
import { pipelineAnalytics } from './offers/akoma/pipeline-analytics.ts'
import { brandShelf } from './offers/azulejo/brand-shelf.ts'
import { eventDesk } from './offers/azulejo/event-desk.ts'
import { newsletterStudio } from './offers/azulejo/newsletter-studio.ts'
import { socialCalendar } from './offers/azulejo/social-calendar.ts'
import { visitorSurvey } from './offers/azulejo/visitor-survey.ts'
import { bilingualDesk } from './offers/boreal/bilingual-desk.ts'
import { deneigement } from './offers/boreal/deneigement.ts'
import { dockSchedule } from './offers/boreal/dock-schedule.ts'
import { meteoChantier } from './offers/boreal/meteo-chantier.ts'
import { boardPapers } from './offers/cordee/board-papers.ts'
import { fixedAssets } from './offers/cordee/fixed-assets.ts'
import { registre } from './offers/cordee/registre.ts'
import { relances } from './offers/cordee/relances.ts'
import { coldChain } from './offers/halden/cold-chain.ts'
import { fieldbook } from './offers/halden/fieldbook.ts'
import { permitToWork } from './offers/halden/permit-to-work.ts'
import { vanStock } from './offers/halden/van-stock.ts'
import { vibrationWatch } from './offers/halden/vibration-watch.ts'
import { fleetCare } from './offers/kestrel/fleet-care.ts'
import { loneWorker } from './offers/kestrel/lone-worker.ts'
import { routePlanner } from './offers/kestrel/route-planner.ts'
import { territoryMaps } from './offers/kestrel/territory-maps.ts'
import { accountEnrichment } from './offers/pinewater/account-enrichment.ts'
import { callLists } from './offers/pinewater/call-lists.ts'
import { contractRenewals } from './offers/pinewater/contract-renewals.ts'
import { dealRooms } from './offers/pinewater/deal-rooms.ts'
import { quoteBuilder } from './offers/pinewater/quote-builder.ts'
import { environmentWatch } from './offers/reissbrett/environment-watch.ts'
import { itAssetDesk } from './offers/reissbrett/it-asset-desk.ts'
import { orgChart } from './offers/reissbrett/org-chart.ts'
import { projectTimeline } from './offers/reissbrett/project-timeline.ts'
import { shiftPlanner } from './offers/reissbrett/shift-planner.ts'
import { clinicDesk } from './offers/tamarind/clinic-desk.ts'
import { docApproval } from './offers/tamarind/doc-approval.ts'
import { knowledgeGardener } from './offers/tamarind/knowledge-gardener.ts'
import { learningPaths } from './offers/tamarind/learning-paths.ts'
import { serviceAssistant } from './offers/tamarind/service-assistant.ts'
import { sharedInbox } from './offers/tamarind/shared-inbox.ts'
import { accueil } from './offers/tournesol/accueil.ts'
import { benevoles } from './offers/tournesol/benevoles.ts'
import { conges } from './offers/tournesol/conges.ts'
import { entretiens } from './offers/tournesol/entretiens.ts'
import { reunions } from './offers/tournesol/reunions.ts'

export const sampleOffers: SampleOffer[] = [
  coldChain,
  fieldbook,
  permitToWork,
  vanStock,
  vibrationWatch,
  accueil,
  benevoles,
  conges,
  entretiens,
  reunions,
  bilingualDesk,
  deneigement,
  dockSchedule,
  meteoChantier,
  boardPapers,
  fixedAssets,
  registre,
  relances,
  fleetCare,
  loneWorker,
  routePlanner,
  territoryMaps,
  brandShelf,
  eventDesk,
  newsletterStudio,
  socialCalendar,
  visitorSurvey,
  churnSignals,
  demandForecast,
  impactReports,
  invoiceReader,
  pipelineAnalytics,
  accountEnrichment,
  callLists,
  contractRenewals,
  dealRooms,
  quoteBuilder,
  environmentWatch,
  itAssetDesk,
  orgChart,
  projectTimeline,
  shiftPlanner,
  clinicDesk,
  docApproval,
  knowledgeGardener,
  learningPaths,
  serviceAssistant,
  sharedInbox,
]
