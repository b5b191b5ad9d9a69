/**
 * Fills an empty instance with the sample marketplace, through the same deeds that people and programs use,
 * in the order in which things happened: the clock is turned back and moves forward to now.
 */
import { createPublisher, enrolPerson, type OperatorRole, type PublisherRole, setVerification } from '#accounts'
import { createConnection, validateConnection, workOnce } from '#delivery'
import { captureLead, messagesOf, openEnquiryForm } from '#leads'
import { type Actor, as, type Ctx } from '#platform/ctx'
import type { JobKind } from '#platform/jobs'
import { loadAttribution, registerCluster } from './attribution.ts'
import { sampleLeads } from './leads.ts'
import { publishOffer, stopOffer } from './load-offer.ts'
import { publishTyped } from './load-typed.ts'
import { operatorPeople, samplePassword } from './marketplace.ts'
import { sampleOffers } from './offers.ts'
import { inThePast, type Past } from './past.ts'
import { makePrivateOffers } from './private-offers.ts'
import type { SamplePerson, SamplePublisher } from './publisher.ts'
import { samplePublishers } from './publishers.ts'
import type { StandIns } from './stand-ins.ts'
import { typedOffers } from './typed-offers.ts'
import { pastVisits } from './visits.ts'

type ActionCode = Parameters<typeof openEnquiryForm>[1]['actionCode']

export type Loading = {
  ctx: Ctx
  jobs: JobKind[]
  standIns: StandIns
  /** Told what is being done, one short line at a time. */
  say(line: string): void
}

export async function loadSample({ ctx, jobs, standIns, say }: Loading): Promise<void> {
  const past = inThePast(ctx, jobs)
  say('people and publishers')
  const reviewer = await operators(past)
  const people = new Map<string, Actor[]>()
  const connections = new Map<string, Map<string, string>>()
  for (const publisher of samplePublishers) {
    people.set(publisher.publisherId, await openPublisher(past, publisher))
    connections.set(
      publisher.publisherId,
      await connect(past, publisher, { standIns, owner: people.get(publisher.publisherId)![0]! }),
    )
  }
  for (const [i, offer] of sampleOffers.entries()) {
    if (i % 8 === 0) say(`offers ${i + 1} to ${Math.min(i + 8, sampleOffers.length)} of ${sampleOffers.length}`)
    const author = authorOf(people, offer.publisherId)
    await publishOffer(past, { offer, author, reviewer, connectionIds: connections.get(offer.publisherId)! })
  }
  say('offers of the other types')
  for (const offer of typedOffers) {
    await publishTyped(past, { offer, author: authorOf(people, offer.publisherId), reviewer })
  }
  await makePrivateOffers(past, authorOf(people, 'akoma'))
  await standIns.takeOnManners()
  say('visits and leads')
  await pastVisits(past.ctx, past)
  await leads(past)
  say('tracked deployments')
  const tracked = samplePublishers.slice(0, 2).map(({ publisherId }) => publisherId)
  await loadAttribution(
    past,
    new Map(tracked.map((publisherId) => [publisherId, people.get(publisherId)![0]!])),
    new Map(sampleOffers.toReversed().map(({ publisherId, offerId }) => [publisherId, offerId])),
  )
  await registerCluster(past, people.get('akoma')![0]!)
  for (const offer of sampleOffers) {
    if (offer.state.stage === 'stopped') await stopOffer(past, { offer, author: authorOf(people, offer.publisherId) })
  }
}

function authorOf(people: Map<string, Actor[]>, publisherId: string): Actor {
  const members = people.get(publisherId)!
  return members.find((person) => person.grants[0]?.roles.includes('developer')) ?? members[0]!
}

async function operators(past: Past): Promise<Actor> {
  past.at({ days: 420 })
  const actors: Actor[] = []
  for (const person of operatorPeople) {
    actors.push(await enrol(past.ctx, person, { instanceRoles: person.roles as OperatorRole[] }))
  }
  return actors.find((actor) => actor.instanceRoles.includes('reviewer'))!
}

async function openPublisher(past: Past, publisher: SamplePublisher): Promise<Actor[]> {
  past.at({ days: 400 })
  const { publisherId } = publisher
  await createPublisher(past.ctx, {
    publisherId,
    displayName: publisher.displayName,
    website: publisher.website,
    description: publisher.profile,
    sellerContact: publisher.sellerContact,
  })
  await setVerification(past.ctx, publisherId, { email: 'verified', employment: 'verified', business: 'verified' })
  const members: Actor[] = []
  for (const person of publisher.people) members.push(await enrol(past.ctx, person, { publisherId }))
  return members
}

type Rights = { publisherId?: string; instanceRoles?: OperatorRole[] }

async function enrol(ctx: Ctx, person: SamplePerson, rights: Rights = {}): Promise<Actor> {
  const { name, email, locale } = person
  const { publisherId, instanceRoles } = rights
  const roles = person.roles as PublisherRole[]
  const id = await enrolPerson(ctx, {
    name,
    email,
    locale,
    password: samplePassword,
    memberships: publisherId ? [{ publisherId, roles }] : [],
    instanceRoles,
  })
  return {
    kind: 'person',
    id,
    name,
    email,
    grants: publisherId ? [{ organisationId: publisherId, roles }] : [],
    instanceRoles: instanceRoles ?? [],
  }
}

type Connecting = { standIns: StandIns; owner: Actor }

async function connect(
  past: Past,
  publisher: SamplePublisher,
  { standIns, owner }: Connecting,
): Promise<Map<string, string>> {
  const ctx = as(past.ctx, owner)
  const ids = new Map<string, string>()
  past.at({ days: 390 })
  for (const { key, name } of publisher.connections) {
    const { connection } = await createConnection(ctx, {
      publisherId: publisher.publisherId,
      kind: 'https',
      name,
      settings: { url: standIns.urlOf(publisher.publisherId, key) },
      contactEmails: publisher.sellerContact.email,
    })
    const checked = await validateConnection(ctx, { publisherId: publisher.publisherId, connectionId: connection.id })
    if (checked.outcome === 'failed')
      throw new Error(`${publisher.publisherId}/${key}: ${JSON.stringify(checked.steps)}`)
    ids.set(key, connection.id)
  }
  return ids
}

/** Enquiries come in at their time; between them, deliveries are tried as their schedule says. */
async function leads(past: Past): Promise<void> {
  const oldest = [...sampleLeads].sort((a, b) => b.hoursAgo - a.hoursAgo)
  for (const [i, { hoursAgo, end, ...enquiry }] of oldest.entries()) {
    past.at({ hours: hoursAgo })
    const { offerKey, actionCode, locale } = enquiry
    const { consent } = await openEnquiryForm(past.ctx, {
      offerKey,
      actionCode: actionCode as ActionCode,
      locale,
      session: 'sample',
    })
    await captureLead(past.ctx, { ...enquiry, consent })
    await deliverUntil(past, { from: hoursAgo, to: oldest[i + 1]?.hoursAgo ?? 0 })
  }
}

// A worker looks every second; here it is enough to look soon after each enquiry, when the first tries follow one
// another, and then as seldom as the schedule's later tries are apart.
const looksAfterHours = [0, 1 / 60, 1 / 12, 0.5]
const laterEveryHours = 3

async function deliverUntil(past: Past, { from, to }: { from: number; to: number }): Promise<void> {
  const looks = looksAfterHours.map((hours) => from - hours)
  for (let hours = from - laterEveryHours; hours > to; hours -= laterEveryHours) looks.push(hours)
  for (const hours of looks.filter((hours) => hours >= to)) {
    past.at({ hours })
    while ((await workOnce(past.ctx, { messagesOf })).attempts > 0) await past.runJobs()
  }
}
